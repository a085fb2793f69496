package io.plumbline.structure;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Every sentence that Java source can put together, read from its syntax tree: braces stand for what is filled in, each branch of a choice is one more. */
final class SourceSentences {

    private static final int MOST_FORMS = 64;
    /** What only programmers and the log read. */
    private static final Set<String> BUGS = Set.of("IllegalStateException", "IllegalArgumentException", "UncheckedIOException", "EJBException", "IOException", "SQLException");

    private final Set<String> parts;
    private final Map<String, Set<String>> sentences = new TreeMap<>();
    private final Set<String> facts = new TreeSet<>();
    private final Set<String> steps = new TreeSet<>();
    private final Map<String, Set<String>> codes = new TreeMap<>();

    /** @param parts names of classes whose parts of sentences count as well */
    private SourceSentences(Set<String> parts) {
        this.parts = parts;
    }

    static SourceSentences of(List<Path> roots, Set<String> parts) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path root : roots) {
            try (Stream<Path> all = Files.walk(root)) {
                all.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            return read(compiler, manager, manager.getJavaFileObjectsFromPaths(files), parts);
        }
    }

    static SourceSentences read(JavaCompiler compiler, StandardJavaFileManager manager, Iterable<? extends JavaFileObject> sources, Set<String> parts) throws IOException {
        SourceSentences found = new SourceSentences(parts);
        JavacTask task = (JavacTask) compiler.getTask(null, manager, ignored -> { }, List.of("-proc:none"), null, sources);
        for (CompilationUnitTree unit : task.parse()) {
            String name = unit.getSourceFile().getName();
            found.new Reader(name.substring(name.lastIndexOf('/') + 1).replace(".java", "")).scan(unit, null);
        }
        return found;
    }

    /** Each with the classes that say it. */
    Map<String, Set<String>> sentences() {
        return sentences;
    }

    /** Names of what steps of traces knew. */
    Set<String> facts() {
        return facts;
    }

    /** Names of steps of traces. */
    Set<String> steps() {
        return steps;
    }

    /** Texts of words joined by hyphens, by the class that says them. */
    Map<String, Set<String>> codes() {
        return codes;
    }

    private final class Reader extends TreeScanner<Void, Void> {

        private final String name;

        private Reader(String name) {
            this.name = name;
        }

        @Override
        public Void visitAnnotation(AnnotationTree annotation, Void nothing) {
            return null;
        }

        @Override
        public Void visitNewClass(NewClassTree made, Void nothing) {
            if (made.getIdentifier().toString().equals("Trace.Step")) {
                step(made.getArguments().get(0));
            }
            return BUGS.contains(made.getIdentifier().toString()) ? null : super.visitNewClass(made, nothing);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            if (call.getMethodSelect().toString().equals("Steps.facts")) {
                for (int i = 0; i < call.getArguments().size(); i += 2) {
                    forms(call.getArguments().get(i)).stream().filter(fact -> !fact.equals("{}")).forEach(facts::add);
                }
            }
            String method = call.getMethodSelect().toString();
            if (method.endsWith("teps.add") || method.endsWith("(at).add") || method.endsWith("(now).add") || method.endsWith("time()).add")) {
                step(call.getArguments().get(0));
            } else if (method.endsWith("continued")) {
                step(call.getArguments().get(2));
            }
            return method.startsWith("LOG.") ? null : super.visitMethodInvocation(call, nothing);
        }

        @Override
        public Void visitBinary(BinaryTree sum, Void nothing) {
            if (sum.getKind() != Tree.Kind.PLUS) {
                return super.visitBinary(sum, nothing);
            }
            take(sum);
            inside(sum);
            return null;
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void nothing) {
            if (literal.getValue() instanceof String text && text.matches("[a-z]+(-[a-z]+)+")) {
                codes.computeIfAbsent(name, n -> new TreeSet<>()).add(text);
            }
            take(literal);
            return null;
        }

        private void step(ExpressionTree first) {
            forms(first).stream().filter(form -> form.matches("[a-z]+")).forEach(steps::add);
        }

        /** What stands between the parts of a sum may hold sentences of its own. */
        private void inside(ExpressionTree part) {
            if (part instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
                inside(sum.getLeftOperand());
                inside(sum.getRightOperand());
            } else if (part instanceof ParenthesizedTree held) {
                inside(held.getExpression());
            } else if (part instanceof ConditionalExpressionTree choice) {
                inside(choice.getTrueExpression());
                inside(choice.getFalseExpression());
            } else if (!(part instanceof LiteralTree)) {
                scan(part, null);
            }
        }

        private void take(ExpressionTree expression) {
            forms(expression).stream().filter(this::isSaid).forEach(form -> sentences.computeIfAbsent(form, f -> new TreeSet<>()).add(name));
        }

        private boolean isSaid(String form) {
            boolean whole = form.matches("(?s)(\\p{Lu}|\\{).*[.:]") || form.matches("(?s)\\p{Lu}[a-z]* [a-z0-9='-]+,? [a-z]+.*(\\{}|\\?)");
            boolean sentence = whole && form.contains(" ") && form.replace("{}", "").strip().length() > 3;
            boolean part = parts.contains(name) && form.contains(" ") && form.matches("(?s).*\\p{L}{2}.*");
            return (sentence || part) && !form.matches("(?is).*(\\bselect\\b.*\\bfrom\\b|\\bupdate\\b.*\\bset\\b| where .*[=<>?]|order by|insert into|delete from).*");
        }
    }

    private static List<String> forms(ExpressionTree expression) {
        if (expression instanceof LiteralTree literal) {
            return List.of(String.valueOf(literal.getValue()));
        }
        if (expression instanceof ParenthesizedTree held) {
            return forms(held.getExpression());
        }
        if (expression instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            return forms(sum.getLeftOperand()).stream().flatMap(left -> forms(sum.getRightOperand()).stream().map(left::concat)).limit(MOST_FORMS).toList();
        }
        if (expression instanceof ConditionalExpressionTree choice && hasText(choice)) {
            return Stream.concat(forms(choice.getTrueExpression()).stream(), forms(choice.getFalseExpression()).stream()).toList();
        }
        return List.of("{}");
    }

    private static boolean hasText(ExpressionTree expression) {
        return expression instanceof LiteralTree literal && literal.getValue() instanceof String
                || expression instanceof ParenthesizedTree held && hasText(held.getExpression())
                || expression instanceof BinaryTree sum && (hasText(sum.getLeftOperand()) || hasText(sum.getRightOperand()))
                || expression instanceof ConditionalExpressionTree choice && (hasText(choice.getTrueExpression()) || hasText(choice.getFalseExpression()));
    }
}
