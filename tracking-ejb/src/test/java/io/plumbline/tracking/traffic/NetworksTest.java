package io.plumbline.tracking.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

    /** A network as two numbers: the plainest thing that could be right. */
    private record Plain(boolean v4, BigInteger first, BigInteger last) {
        static Plain of(String cidr) throws UnknownHostException {
            String[] parts = cidr.split("/");
            byte[] bytes = InetAddress.getByName(parts[0]).getAddress();
            int free = bytes.length * 8 - (parts.length == 1 ? bytes.length * 8 : Integer.parseInt(parts[1]));
            BigInteger first = new BigInteger(1, bytes).shiftRight(free).shiftLeft(free);
            return new Plain(bytes.length == 4, first, first.add(BigInteger.ONE.shiftLeft(free)).subtract(BigInteger.ONE));
        }

        boolean covers(Plain other) {
            return v4 == other.v4 && first.compareTo(other.first) <= 0 && last.compareTo(other.last) >= 0;
        }

        boolean meets(Plain other) {
            return v4 == other.v4 && first.compareTo(other.last) <= 0 && last.compareTo(other.first) >= 0;
        }
    }

    @Test
    void look_ups_agree_with_comparing_every_network_one_by_one() throws UnknownHostException {
        long seed = System.nanoTime();
        System.out.println("NetworksTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            List<String> cidrs = IntStream.range(0, random.nextInt(40)).mapToObj(i -> cidr(random, 4)).toList();
            List<Plain> plain = new ArrayList<>();
            for (String cidr : cidrs) {
                plain.add(Plain.of(cidr));
            }
            Networks networks = Networks.of(cidrs.toArray(String[]::new));
            for (int i = 0; i < 200; i++) {
                String asked = random.nextBoolean() ? cidr(random, 10) : cidr(random, 10).split("/")[0];
                Plain one = Plain.of(asked);
                Network network = Network.parse(asked).orElseThrow();
                boolean inOne = plain.stream().anyMatch(p -> p.covers(one));
                assertThat(networks.meets(network)).as("%s meets %s", asked, cidrs).isEqualTo(plain.stream().anyMatch(p -> p.meets(one)));
                if (inOne || !asked.contains("/")) {
                    assertThat(networks.contains(network)).as("%s in %s", asked, cidrs).isEqualTo(inOne);
                }
            }
        }
    }

    /** Few different bits, so that networks nest and touch. */
    private static String cidr(Random random, int least) {
        if (random.nextBoolean()) {
            int bits = least + random.nextInt(33 - least);
            return "10." + random.nextInt(4) + "." + random.nextInt(3) * 127 + "." + random.nextInt(256) + "/" + bits;
        }
        int bits = least * 3 + random.nextInt(129 - least * 3);
        return "2001:db8:" + Integer.toHexString(random.nextInt(4) << 14) + "::" + Integer.toHexString(random.nextInt(65536)) + "/" + bits;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "example.com", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.4/33", "1.2.3.4/-1", "1.2.3.4/", "::1/129", "g::1", ":::", "1.2.3.4/24/8",
            "1.2.3.4%eth0", "fe80::1%25lo", "0x7f.1.1.1", "12345::"})
    void what_is_no_literal_is_no_network(String text) {
        assertThat(Network.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1,true", "10.1.2.3,true", "172.31.255.255,true", "172.32.0.1,false", "192.168.0.9,true", "::1,true", "::,true", "fd12::1,true", "fe80::9,true",
        "100.64.0.1,false", "203.0.113.7,false", "2001:db8::1,false", "::ffff:10.0.0.1,true"})
    void addresses_that_say_nothing_about_a_visitor_are_private(String address, boolean expected) {
        assertThat(Network.parse(address).orElseThrow().isPrivate()).isEqualTo(expected);
    }

    @Test
    void a_stored_address_is_a_network_of_its_neighbours() {
        assertThat(Network.parse("203.0.113.77").orElseThrow().shortened()).isEqualTo(Network.parse("203.0.113.0/24").orElseThrow());
        assertThat(Network.parse("2001:db8:7:8:9::1").orElseThrow().shortened()).isEqualTo(Network.parse("2001:db8:7::/48").orElseThrow());
    }
}
