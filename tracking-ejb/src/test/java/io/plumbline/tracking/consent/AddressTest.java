package io.plumbline.tracking.consent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {

    @ParameterizedTest
    @CsvSource({"203.0.113.77,203.0.113.0", "2001:db8:1:2:3:4:5:6,2001:db8:1::", "2001:db8:1::5,2001:db8:1::", "::1,0::", "fe80::1,fe80::", "::ffff:203.0.113.9,203.0.113.0",
            "not an address,", "%eth0,"})
    void an_address_keeps_its_network_only(String ip, String kept) {
        assertThat(Address.truncated(ip)).isEqualTo(kept);
    }
}
