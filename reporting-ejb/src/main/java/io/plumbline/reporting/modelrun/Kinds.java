package io.plumbline.reporting.modelrun;

import io.plumbline.shared.Invalid;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.stream.Collectors;

/** The kinds of models that are built. */
@ApplicationScoped
class Kinds {

    @Inject
    @Any
    private Instance<Modelling> all;

    public Modelling named(String kind) {
        return all.stream().filter(modelling -> modelling.kind().equals(kind)).findFirst().orElseThrow(() -> new Invalid("kind", "kind-unknown",
                "Use one of " + all.stream().map(Modelling::kind).sorted().collect(Collectors.joining(", ")) + "."));
    }
}
