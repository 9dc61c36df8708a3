package io.filrouge.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CustomerIdsTest {
  private final Shop shop = new Shop(1);

  @Test
  void makesANewIdOfTheFirstIdentifier() {
    Member late = Member.arriving(1, IdentifierKind.CUSTOMER_KEY.code(), 8);
    Member weak = Member.arriving(2, IdentifierKind.DEVICE.code(), 7);
    Member larger = Member.arriving(4, IdentifierKind.EMAIL.code(), 7);
    Member first = Member.arriving(3, IdentifierKind.EMAIL.code(), 7);

    assertThat(CustomerIds.claims(1, List.of(late, weak, larger, first)).founder())
        .isEqualTo(new Founder(1, 3, IdentifierKind.EMAIL.code(), 7));
  }

  @Test
  void writesIdsAsSixteenHexadecimalDigits() {
    CustomerIdMint mint = CustomerIdMint.open();

    assertThat(mint.unsalted(5)).isEqualTo("c5dee4dd60ff8d0ba");
    assertThat(mint.salted(5, 20_000, 1)).isEqualTo("c744c3f05d0eb8a3c");
    assertThat(new CustomerIdMint("secret").unsalted(5)).isEqualTo("cdfa808859e22b842");
  }

  @Test
  void keepsTheIdWhenIdentifiersArrive() {
    shop.seen(5, 6).night();
    String id = shop.idOf(5);

    shop.seen(5, 1).seen(6, 9).night();

    assertThat(shop.ids()).isEqualTo(Map.of(1L, id, 5L, id, 6L, id, 9L, id));
  }

  @Test
  void givesAMergeTheIdWithMostMembersAndMakesTheOtherAnAlias() {
    shop.seen(1, 2).seen(10, 11, 12).night();
    String small = shop.idOf(1);
    String large = shop.idOf(10);

    Resolution merge = shop.connect(2, 10).night();

    assertThat(Set.copyOf(shop.ids().values())).containsExactly(large);
    assertThat(merge.assignment().retired()).isEqualTo(Map.of(small, large));
  }

  @Test
  void givesAMergeOfEqualsTheOlderId() {
    shop.seen(10, 11).night();
    shop.seen(1, 2).night();
    String older = shop.idOf(10);

    shop.connect(1, 10).night();

    assertThat(Set.copyOf(shop.ids().values())).containsExactly(older);
  }

  @Test
  void leavesTheIdWithTheLargestPartOfASplit() {
    shop.connect(1, 2).connect(2, 3).connect(3, 4).connect(4, 5).night();
    String id = shop.idOf(1);

    Resolution split = shop.disconnect(2, 3).night();

    assertThat(List.of(shop.idOf(3), shop.idOf(4), shop.idOf(5))).containsOnly(id);
    assertThat(shop.idOf(1)).isEqualTo(shop.idOf(2)).isNotEqualTo(id);
    assertThat(split.assignment().retired()).isEmpty();
  }

  @Test
  void saltsAnIdThatWasIssuedBefore() {
    shop.connect(1, 2).connect(2, 3).connect(3, 4).connect(4, 5).night();
    String id = shop.idOf(1);
    assertThat(id).isEqualTo(CustomerIdMint.open().unsalted(1));

    shop.disconnect(2, 3).night();

    assertThat(shop.idOf(3)).isEqualTo(id);
    assertThat(shop.idOf(1)).isEqualTo(CustomerIdMint.open().salted(1, 2, 1));
  }

  @Test
  void givesBothTheirIdsBackWhenAMergeIsUndone() {
    shop.seen(1, 2).seen(10, 11).night();
    Map<Long, String> before = shop.ids();
    shop.connect(2, 10).night();
    shop.night();

    Resolution undone = shop.disconnect(2, 10).night();

    assertThat(shop.ids()).isEqualTo(before);
    assertThat(undone.assignment().revived()).hasSize(1);
    assertThat(shop.retiredInto()).isEmpty();
  }

  @Test
  void undoesTheEarlierOfTwoMerges() {
    shop.seen(1, 2).seen(10, 11, 12).seen(20, 21, 22, 23, 24, 25).night();
    Map<Long, String> before = shop.ids();
    shop.connect(2, 10).night();
    shop.connect(10, 20).night();

    shop.disconnect(2, 10).night();

    assertThat(shop.idOf(1)).isEqualTo(before.get(1L));
    assertThat(shop.idOf(10)).isEqualTo(shop.idOf(20)).isEqualTo(before.get(20L));

    shop.disconnect(10, 20).night();

    assertThat(shop.ids()).isEqualTo(before);
  }

  @Test
  void undoesTheLaterMergeWhenThePeopleItBeganWithAreErased() {
    shop.seen(1, 2, 3).seen(10, 11).night();
    shop.connect(3, 10).night();
    shop.erase(1).erase(2).erase(3).seen(20).night();
    Map<Long, String> before = shop.ids();
    shop.connect(10, 20).night();

    shop.disconnect(10, 20).night();

    assertThat(shop.ids()).isEqualTo(before);
  }

  @Test
  void neverBringsBackAnIdThatWasErased() {
    shop.seen(1, 2).seen(10, 11).night();
    String erased = shop.idOf(1);
    shop.erase(1).erase(2).night();

    shop.seen(1, 2).night();

    assertThat(shop.ids()).doesNotContainValue(erased);
    assertThat(shop.retiredInto()).isEmpty();
  }

  @Test
  void doesNotGiveARetiredIdToTheFewWhoHadIt() {
    shop.seen(1, 2, 3).seen(10, 11, 12, 13, 14).night();
    String retired = shop.idOf(1);
    shop.connect(3, 14).connect(3, 10).night();

    shop.disconnect(3, 1).disconnect(3, 10).disconnect(14, 10).disconnect(2, 1).night();

    assertThat(shop.idOf(3)).isEqualTo(shop.idOf(14)).isNotEqualTo(retired);
    assertThat(shop.ids()).doesNotContainValue(retired);
  }

  @Test
  void passesAnIdOnWhenItsLargestPartBecomesSomebodyElse() {
    shop.seen(1, 2, 3).connect(3, 4).seen(10, 11, 12, 13, 14).night();
    String split = shop.idOf(1);

    shop.disconnect(3, 4).disconnect(3, 1).connect(1, 10).connect(4, 3).night();

    assertThat(shop.idOf(3)).isEqualTo(shop.idOf(4)).isEqualTo(split);
    assertThat(shop.idOf(1)).isEqualTo(shop.idOf(10));
  }

  @Test
  void refusesAComponentWithoutMembers() {
    assertThatThrownBy(() -> CustomerIds.claims(7, List.of()))
        .hasMessage("Cannot claim ids for component: 7; it has no members");
  }
}
