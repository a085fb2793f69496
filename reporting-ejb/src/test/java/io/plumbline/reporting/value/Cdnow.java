package io.plumbline.reporting.value;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the models need of the CDNOW sample of Fader and Hardie (2,357 customers who first bought in the first quarter of 1997, up to
 * 1997-09-30): one line a customer, derived from the purchases.
 */
record Cdnow(int x, int recencyDays, int ageDays, long repeatCents) {

    static List<Cdnow> all() {
        try {
            return Files.readAllLines(Path.of("src", "test", "resources", "cdnow-rfm.csv")).stream().skip(1).map(line -> line.split(","))
                    .map(c -> new Cdnow(Integer.parseInt(c[0]), Integer.parseInt(c[1]), Integer.parseInt(c[2]), Long.parseLong(c[3]))).toList();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    static List<Buyer> buyers() {
        return all().stream().map(c -> new Buyer(c.x, c.recencyDays / 7.0, c.ageDays / 7.0)).toList();
    }

    static List<Spend.Amounts> amounts() {
        return all().stream().filter(c -> c.x > 0 && c.repeatCents > 0).map(c -> new Spend.Amounts(c.x, c.repeatCents / 100.0 / c.x)).toList();
    }
}
