package io.filrouge.domain.audiences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudienceRulesTest {
  @ParameterizedTest
  @CsvSource({
    "false, false, true, true, true, ",
    "true, true, false, false, false, ERASED",
    ", false, true, true, true, ERASED",
    "false, true, false, false, false, HOLDOUT",
    "false, , true, true, true, HOLDOUT",
    "false, false, false, false, false, NO_CONSENT",
    "false, false, , true, true, NO_CONSENT",
    "false, false, true, false, false, NO_IDENTIFIER",
    "false, false, true, true, false, MISSING_ATTRIBUTE",
  })
  void tellsTheFirstReasonAndTakesTheUnknownForARefusal(
      Boolean erased,
      Boolean holdout,
      Boolean allowed,
      boolean identified,
      boolean complete,
      Suppression told) {
    assertThat(Suppression.of(erased, holdout, allowed, identified, complete).orElse(null))
        .isEqualTo(told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"at-risk", "a", "0", "win-back-2026"})
  void acceptsPlainNames(String name) {
    assertThat(AudienceName.isAccepted(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "..",
        "../x",
        "a/b",
        "a\\b",
        "a.b",
        "A",
        "-a",
        "a b",
        "a\n",
        "customer_scores",
        "é",
        "a'--",
        "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffg"
      })
  void refusesNamesThatAreMoreThanANameOfAFile(String name) {
    assertThat(AudienceName.isAccepted(name)).isFalse();
  }

  @Test
  void aChecksumDiffersWhereAnythingDoes() {
    String sum = RowChecksum.of("meta/1", Map.of("email", "h"), "{\"a\":1}");
    assertThat(sum)
        .hasSize(32)
        .isEqualTo(RowChecksum.of("meta/1", Map.of("email", "h"), "{\"a\":1}"));
    assertThat(sum)
        .isNotEqualTo(RowChecksum.of("meta/2", Map.of("email", "h"), "{\"a\":1}"))
        .isNotEqualTo(RowChecksum.of("meta/1", Map.of("email", "i"), "{\"a\":1}"))
        .isNotEqualTo(RowChecksum.of("meta/1", Map.of("emai", "lh"), "{\"a\":1}"))
        .isNotEqualTo(RowChecksum.of("meta/1", Map.of(), "{\"a\":1}"))
        .isNotEqualTo(RowChecksum.of("meta/1", Map.of("email", "h"), "{\"a\":null}"));
  }
}
