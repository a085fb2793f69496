package io.plumbline.campaign.api;

/** The installation as a whole. */
public interface Workspace {

    /** True when started with {@code --demo} and the demo data are in. */
    boolean demo();

    /** Public address of this installation without trailing slash, as configured; never taken from a request's Host header. */
    String baseUrl();

    String version();

    /** Said by the demo seeder when its data are in or gone. Only admins. */
    void markDemo(boolean demo);
}
