package io.plumbline.web.api;

import jakarta.ws.rs.container.ResourceInfo;

final class Gates {

    private static final Gate USUAL = usual();

    private Gates() {
    }

    static Gate of(ResourceInfo resource) {
        Gate gate = resource.getResourceMethod() == null ? null : resource.getResourceMethod().getAnnotation(Gate.class);
        return gate == null ? USUAL : gate;
    }

    @Gate
    private static Gate usual() {
        try {
            return Gates.class.getDeclaredMethod("usual").getAnnotation(Gate.class);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
