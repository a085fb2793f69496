package io.plumbline.reporting.attribution;

import io.plumbline.shared.Invalid;
import io.plumbline.shared.Keyed;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** How a conversion's credit is weighed over its touches. Weights of a journey are relative; only their proportions count. */
enum Model implements Keyed {
    FIRST_TOUCH {
        @Override
        long[] weights(Journey journey) {
            return only(journey, 0);
        }
    },
    LAST_TOUCH {
        @Override
        long[] weights(Journey journey) {
            return only(journey, journey.steps().size() - 1);
        }
    },
    LAST_NON_DIRECT {
        @Override
        long[] weights(Journey journey) {
            int last = journey.steps().size() - 1;
            for (int i = last; i >= 0; i--) {
                if (!journey.steps().get(i).direct()) {
                    return only(journey, i);
                }
            }
            return only(journey, last);
        }
    },
    LINEAR {
        @Override
        long[] weights(Journey journey) {
            long[] weights = new long[journey.steps().size()];
            Arrays.fill(weights, 1);
            return weights;
        }
    },
    POSITION_BASED {
        @Override
        long[] weights(Journey journey) {
            int touches = journey.steps().size();
            long[] weights = new long[touches];
            Arrays.fill(weights, 1);
            if (touches > 2) {
                // 40 % each for the ends, 20 % shared by the n - 2 between: whole numbers in proportion 2(n-2) : 1.
                weights[0] = 2L * (touches - 2);
                weights[touches - 1] = 2L * (touches - 2);
            }
            return weights;
        }
    },
    TIME_DECAY {
        @Override
        long[] weights(Journey journey) {
            List<Journey.Step> steps = journey.steps();
            // Measured from the last touch: only proportions count, and the last one can never vanish.
            Instant last = steps.get(steps.size() - 1).at();
            return steps.stream().mapToLong(step -> Math.round(SCALE * Math.pow(0.5, Duration.between(step.at(), last).toMillis() / HALF_LIFE_MILLIS)))
                    .toArray();
        }
    };

    private static final double HALF_LIFE_MILLIS = Duration.ofDays(7).toMillis();
    private static final double SCALE = 1e15;
    private static final List<String> LATER = List.of("markov", "shapley");

    /** @param journey with at least one touch */
    abstract long[] weights(Journey journey);

    /** @throws Invalid for a name that is no model, or one that is not built yet */
    static List<Model> named(List<String> names) {
        if (names == null || names.isEmpty()) {
            return List.of(values());
        }
        return names.stream().distinct().map(name -> {
            if (LATER.contains(name)) {
                throw new Invalid("models", "model-not-available", "The model " + name + " is not available in this version.");
            }
            return Keyed.of(Model.class, "models", name);
        }).toList();
    }

    private static long[] only(Journey journey, int index) {
        long[] weights = new long[journey.steps().size()];
        weights[index] = 1;
        return weights;
    }
}
