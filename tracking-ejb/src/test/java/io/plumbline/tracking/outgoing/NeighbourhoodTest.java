package io.plumbline.tracking.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeighbourhoodTest {

    private static final Neighbourhood CLOSED = Neighbourhood.of("");

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0/", "http://0.0.0.0/", "http://[::1]/", "http://[::]/", "http://[::ffff:7f00:1]/",
        "http://[::ffff:127.0.0.1]/", "http://169.254.169.254/latest/meta-data", "http://[fd00::1]/", "http://[fe80::1]/", "http://100.64.0.1/", "http://10.1.2.3/", "http://172.16.0.1/",
        "http://172.31.255.255/", "http://192.168.1.1/", "http://224.0.0.1/", "http://255.255.255.255/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://[ff02::1]/",
        "http://localhost/", "http://LOCALHOST:8080/", "http://a.localhost/", "http://user@198.50.1.1/", "http://a@127.0.0.1/", "file:///etc/passwd", "jar:http://a.example/x!/",
        "ftp://a.example/", "gopher://a.example/", "https://a_b.example/", "http://a.example:22/", "http://a.example:25/", "//a.example/", "/relative", "http:///x", "https://a.example\\@b/"})
    void what_is_near_or_no_web_address_is_refused(String url) {
        assertThat(CLOSED.objection(url)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://partner.example/postback?x=1", "http://partner.example:8080/", "https://8.8.8.8/", "https://[2606:4700::1111]/", "http://172.32.0.1/", "http://100.128.0.1/"})
    void the_public_internet_may_be_called(String url) {
        assertThat(CLOSED.objection(url)).isNull();
    }

    @Test
    void one_near_address_among_many_is_enough_to_refuse_a_name() throws Exception {
        InetAddress[] found = {InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1")};
        assertThatThrownBy(() -> CLOSED.checked("rebinding.example", 443, found)).isInstanceOf(Neighbourhood.Refused.class).hasMessageContaining("10.0.0.1");
        assertThat(CLOSED.checked("fine.example", 443, new InetAddress[] {found[0]})).hasSize(1);
    }

    @Test
    void the_operator_may_allow_a_host_a_port_of_it_a_domain_or_a_range() throws Exception {
        Neighbourhood open = Neighbourhood.of("localhost:8081, *.intranet.example, 10.2.0.0/16 [192.168.7.0/24]:9000");
        assertThat(open.objection("http://localhost:8081/x")).isNull();
        assertThat(open.objection("http://localhost:9990/management")).isNotNull();
        assertThat(open.objection("http://127.0.0.1:8081/x")).as("the same place by another name").isNotNull();
        assertThat(open.checked("crm.intranet.example", 443, new InetAddress[] {InetAddress.getByName("10.9.9.9")})).hasSize(1);
        assertThat(open.objection("http://10.2.3.4/")).isNull();
        assertThat(open.objection("http://10.3.3.4/")).isNotNull();
        assertThat(open.objection("http://192.168.7.5:9000/")).isNull();
        assertThat(open.objection("http://192.168.7.5:9001/")).isNotNull();
        assertThatThrownBy(() -> open.checked("intranet.example.evil.example", 443, new InetAddress[] {InetAddress.getByName("10.9.9.9")})).isInstanceOf(Neighbourhood.Refused.class);
    }
}
