package io.plumbline.reporting.value;

import io.plumbline.shared.Refusal;
import java.util.List;

/** The data cannot carry the model. A finding, which is kept with the run. */
final class NoFit extends Refusal {

    private static final long serialVersionUID = 1;
    /** From such a shape on its customers differ by less than a fifth. */
    private static final double ALIKE = Math.log(25);

    NoFit(String code, String detail) {
        super(code, detail);
    }

    /**
     * The likelihood rises towards a simpler model: what the parameter stands for cannot be seen in these customers. Two shapes that grow together say that
     * customers are alike; one alone, or one that vanishes, that it does not happen.
     *
     * @param at logarithms of the parameters; those of leaving stand third and fourth
     */
    static NoFit atBound(List<String> names, double[] at, int i) {
        String parameter = names.get(i);
        boolean leaving = (i == 2 || i == 3) && (parameter.equals("a") || parameter.equals("b") || parameter.equals("s") || parameter.equals("beta"));
        if (leaving && at[2] > ALIKE && at[3] > ALIKE) {
            return new NoFit("boundary", "All customers seem equally likely to leave, so how much they differ cannot be seen (" + parameter
                    + " at its bound). More customers who came back, or a longer time, can show it.");
        }
        if (leaving && at[2] < at[3]) {
            return new NoFit("boundary", "Nobody who came back can be seen to have left, so the model would call every customer alive for ever (" + parameter
                    + " at its bound). A longer time before the end of the calibration shows who stays away.");
        }
        if (at[i] > 0 && (parameter.equals("r") || parameter.equals("alpha"))) {
            return new NoFit("boundary", "All customers seem to buy equally often, so how much they differ cannot be seen (" + parameter
                    + " at its bound). More customers or a longer time can show it.");
        }
        return new NoFit("boundary", "The best " + parameter + " lies at the bound of what is allowed: the data do not say how large it is.");
    }
}
