package io.filrouge.domain.identity;

import static io.filrouge.domain.identity.EdgeOutcome.Result.ALREADY_JOINED;
import static io.filrouge.domain.identity.EdgeOutcome.Result.JOINED;
import static io.filrouge.domain.identity.EdgeOutcome.Result.MERGED;
import static io.filrouge.domain.identity.EdgeOutcome.Result.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IdentityGraphTest {
  private static final byte KEY = IdentifierKind.CUSTOMER_KEY.code();
  private static final byte EMAIL = IdentifierKind.EMAIL.code();
  private static final byte DEVICE = IdentifierKind.DEVICE.code();
  private static final byte ORDER = IdentifierKind.ORDER.code();
  private static final byte RECORD = IdentifierKind.RECORD.code();

  private final IdentityGraph graph = new IdentityGraph(Limits.defaults());

  @Test
  void namesAComponentByItsSmallestNode() {
    connect(7, EMAIL, -3, KEY);
    connect(7, EMAIL, 5, DEVICE);
    graph.node(0, DEVICE);

    assertThat(graph.component(5)).isEqualTo(-3);
    assertThat(graph.component(7)).isEqualTo(-3);
    assertThat(graph.component(0)).isZero();
    assertThat(graph.nodeCount()).isEqualTo(4);
  }

  @Test
  void givesEveryNodeOnceWithItsKind() {
    connect(7, EMAIL, -3, KEY);
    graph.node(9, DEVICE);
    graph.node(7, EMAIL);

    StringBuilder seen = new StringBuilder();
    graph.forEachNode(
        (node, kind, component) -> seen.append("%d/%d/%d ".formatted(node, kind, component)));

    assertThat(seen).hasToString("7/4/-3 -3/1/-3 9/6/9 ");
  }

  @Test
  void saysWhetherAnEdgeJoined() {
    assertThat(connect(1, EMAIL, 2, DEVICE)).isEqualTo(JOINED);
    assertThat(connect(2, DEVICE, 1, EMAIL)).isEqualTo(ALREADY_JOINED);
    assertThat(connect(3, EMAIL, 3, EMAIL)).isEqualTo(ALREADY_JOINED);
  }

  @Test
  void reportsTwoAccountsThatTurnOutToBeOnePerson() {
    assertThat(connect(1, KEY, 10, EMAIL)).isEqualTo(JOINED);
    assertThat(connect(2, KEY, 10, EMAIL)).isEqualTo(MERGED);
  }

  @Test
  void reportsAGuestWhoTurnsOutToBeACustomer() {
    connect(1, KEY, 10, EMAIL);
    connect(100, RECORD, 20, EMAIL);
    connect(100, RECORD, 30, DEVICE);

    assertThat(connect(1, KEY, 30, DEVICE)).isEqualTo(MERGED);
  }

  @Test
  void reportsNoMergeWhereARecordOrKeyOnlyArrives() {
    connect(100, RECORD, 1, KEY);
    connect(100, RECORD, 10, EMAIL);
    connect(200, RECORD, 20, EMAIL);

    assertThat(connect(101, RECORD, 1, KEY)).isEqualTo(JOINED);
    assertThat(connect(2, KEY, 20, EMAIL)).isEqualTo(JOINED);
  }

  @Test
  void refusesAnIdentifierTooManyAndNamesItsKind() {
    for (int key = 1; key <= 5; key++) {
      connect(key, KEY, 10, EMAIL);
    }

    EdgeOutcome sixth = graph.connect(6, KEY, 10, EMAIL);

    assertThat(sixth.result()).isEqualTo(REFUSED);
    assertThat(sixth.exceeded()).hasValue(IdentifierKind.CUSTOMER_KEY);
    assertThat(sixth).hasToString("refused (too many of kind customer_key)");
    assertThat(graph.component(6)).isEqualTo(6);
    assertThat(graph.component(5)).isEqualTo(1);
  }

  @Test
  void refusesNothingForAKindWithoutALimit() {
    for (int order = 1; order <= 1000; order++) {
      assertThat(connect(order, ORDER, 0, EMAIL)).isEqualTo(JOINED);
    }
    assertThat(connect(-1, KEY, 0, EMAIL)).isEqualTo(JOINED);
  }

  @Test
  void keepsAKindWithALimitOfZeroOutOfEveryMerge() {
    IdentityGraph wary = new IdentityGraph(Limits.defaults().with(IdentifierKind.DEVICE, 0));

    assertThat(wary.connect(1, KEY, 2, DEVICE).exceeded()).hasValue(IdentifierKind.DEVICE);
  }

  @Test
  void followsAPathOfAHundredThousandOrders() {
    for (int order = 100_000; order > 0; order--) {
      connect(order, ORDER, order - 1, ORDER);
    }

    assertThat(graph.component(100_000)).isZero();
    assertThat(graph.nodeCount()).isEqualTo(100_001);
  }

  @Test
  void joinsTwoLongPathsFromTheirMiddles() {
    for (int step = 0; step < 50_000; step++) {
      connect(step, ORDER, step + 1, ORDER);
      connect(1_000_000 - step, ORDER, 999_999 - step, ORDER);
    }
    connect(25_000, ORDER, 975_000, ORDER);

    assertThat(graph.component(1_000_000)).isZero();
    assertThat(graph.component(950_000)).isZero();
  }

  @Test
  void noticesTwoIdentifiersWithOneHash() {
    graph.node(7, EMAIL);

    assertThatThrownBy(() -> graph.node(7, KEY))
        .hasMessage(
            "Cannot add node 7 of kind customer_key: it is there as email;"
                + " two identifiers share a hash");
  }

  @Test
  void knowsNoComponentOfAnUnknownNode() {
    assertThatThrownBy(() -> graph.component(7))
        .hasMessage("Cannot find the component of node: 7; add it first");
  }

  @Test
  void refusesLimitsItCannotCountTo() {
    assertThatThrownBy(() -> Limits.none().with(IdentifierKind.EMAIL, 255))
        .hasMessage("Cannot limit identifiers of kind email: 255; give 0 to 254, or no limit");
    assertThat(Limits.defaults().without(IdentifierKind.EMAIL).of(IdentifierKind.EMAIL)).isEmpty();
    assertThat(Limits.defaults().of(IdentifierKind.DEVICE)).hasValue(100);
  }

  private EdgeOutcome.Result connect(long one, byte kindOfOne, long other, byte kindOfOther) {
    return graph.connect(one, kindOfOne, other, kindOfOther).result();
  }
}
