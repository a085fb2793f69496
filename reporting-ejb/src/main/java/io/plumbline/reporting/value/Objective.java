package io.plumbline.reporting.value;

/** A log-likelihood to be made as large as it gets. */
interface Objective {

    /** Log-likelihood at the logarithms of the parameters; {@code gradient} receives its derivatives. */
    double value(double[] at, double[] gradient);

    /** The same of at most so many of its customers, evenly drawn: near enough to find where to look. */
    Objective thinned(int most);

    /** Of how many customers: tolerances are per customer. */
    double size();
}
