package io.plumbline.tracking.postback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogLinesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"click_id=1&token=abc&txid=2|click_id=1&token=***&txid=2", "token=abc|token=***", "security_token=abc&x=1|security_token=***&x=1",
            "{\"token\":\"abc\",\"x\":1}|{\"token\":\"***\",\"x\":1}", "a=1&TOKEN=abc|a=1&TOKEN=***", "mytoken=1|mytoken=1"})
    void the_token_is_no_part_of_the_log(String query, String kept) {
        assertThat(LogLines.masked(query)).isEqualTo(kept);
    }
}
