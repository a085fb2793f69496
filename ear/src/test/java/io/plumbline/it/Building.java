package io.plumbline.it;

import java.io.File;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The EAR just built, with test classes in its WAR: the one module that sees the api of every room. */
final class Building {

    private Building() {
    }

    static EnterpriseArchive with(Class<?>... tests) {
        var ear = ShrinkWrap.createFromZipFile(EnterpriseArchive.class, new File(System.getProperty("plumbline.ear")));
        ear.getAsType(WebArchive.class, "/web-war.war").addClasses(tests).addAsLibrary(jarOf(Assertions.class));
        Testable.archiveToTest(ear.getAsType(WebArchive.class, "/web-war.war"));
        return ear;
    }

    private static File jarOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toFile();
        } catch (java.net.URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
