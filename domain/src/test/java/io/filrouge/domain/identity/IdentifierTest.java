package io.filrouge.domain.identity;

import static io.filrouge.domain.identity.IdentifierKind.ACCOUNT;
import static io.filrouge.domain.identity.IdentifierKind.CUSTOMER_KEY;
import static io.filrouge.domain.identity.IdentifierKind.DEVICE;
import static io.filrouge.domain.identity.IdentifierKind.EMAIL;
import static io.filrouge.domain.identity.IdentifierKind.RECORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IdentifierTest {

  /** {@code printf '\x01%s' 17850 | sha256sum | cut -c1-16}, and with 02. */
  @Test
  void hashesKindAndValueIntoANode() {
    assertThat(new Identifier(CUSTOMER_KEY, "17850").node()).isEqualTo(0xd1235ff24f22c82bL);
    assertThat(new Identifier(ACCOUNT, "17850").node()).isEqualTo(0x1a78ad80be672e3cL);
  }

  @Test
  void keepsItsValueOutOfLogs() {
    assertThat(new Identifier(EMAIL, "jo@shop.com")).hasToString("Identifier[kind=email]");
  }

  @Test
  void refusesABlankValue() {
    assertThatThrownBy(() -> new Identifier(EMAIL, " "))
        .hasMessage("Cannot make an identifier of kind email: the value is blank; leave it out");
  }

  @ParameterizedTest
  @EnumSource(IdentifierKind.class)
  void findsKindsByCodeAndByWireName(IdentifierKind kind) {
    assertThat(IdentifierKind.ofCode(kind.code())).isEqualTo(kind);
    assertThat(IdentifierKind.ofWireName(kind.wireName())).isEqualTo(kind);
  }

  @Test
  void refusesKindsThatDoNotExist() {
    assertThatThrownBy(() -> IdentifierKind.ofCode((byte) 9))
        .hasMessage("Cannot read identifier kind: 9; codes go from 1 to 8");
    assertThatThrownBy(() -> IdentifierKind.ofWireName("fax"))
        .hasMessageStartingWith("Cannot read identifier kind: fax; use one of [customer_key,");
  }

  @Test
  void ranksAnEdgeByItsWeakerEndThatProvesSomething() {
    assertThat(IdentifierKind.edgePriority(CUSTOMER_KEY, EMAIL)).isEqualTo(EMAIL.priority());
    assertThat(IdentifierKind.edgePriority(EMAIL, CUSTOMER_KEY)).isEqualTo(EMAIL.priority());
    assertThat(IdentifierKind.edgePriority(RECORD, CUSTOMER_KEY))
        .isEqualTo(CUSTOMER_KEY.priority());
    assertThat(IdentifierKind.edgePriority(DEVICE, RECORD)).isEqualTo(DEVICE.priority());
  }
}
