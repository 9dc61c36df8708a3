package io.filrouge.domain.audiences;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.domain.audiences.Membership.Present;
import io.filrouge.domain.audiences.Membership.Step;
import io.filrouge.domain.audiences.Membership.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MembershipTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
  private static final LocalDate TUESDAY = MONDAY.plusDays(1);
  private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);
  private static final Present NOBODY = null;
  private static final Present ADA = new Present("ada", Map.of("email", "h1"));
  private static final Present ADA_MOVED = new Present("moved", Map.of("email", "h2"));

  @Test
  void somebodyUnknownIsNewAndSomebodyWhoNeverWasInIsNotToldOf() {
    assertThat(step(List.of(), ADA, MONDAY, null).change()).isEqualTo(Change.NEW);
    Step nothing = step(List.of(), NOBODY, MONDAY, null);
    assertThat(nothing.change()).isNull();
    assertThat(nothing.versions()).isEmpty();
  }

  @Test
  void whatWasDeliveredIsTheSameAndChangesAndLeavesOnce() {
    List<Version> monday = step(List.of(), ADA, MONDAY, null).versions();
    Step same = step(monday, ADA, TUESDAY, MONDAY);
    assertThat(same.change()).isEqualTo(Change.SAME);
    assertThat(same.versions()).isEqualTo(monday);

    Step changed = step(monday, ADA_MOVED, TUESDAY, MONDAY);
    assertThat(changed.change()).isEqualTo(Change.CHANGED);
    assertThat(changed.withdrawn()).containsExactly(Map.of("email", "h1"));

    Step left = step(monday, NOBODY, TUESDAY, MONDAY);
    assertThat(left.change()).isEqualTo(Change.LEFT);
    assertThat(left.withdrawn()).containsExactly(Map.of("email", "h1"));
    Step afterwards = step(left.versions(), NOBODY, WEDNESDAY, TUESDAY);
    assertThat(afterwards.change()).isNull();
  }

  @Test
  void aNightRunAgainTellsTheSame() {
    List<Version> monday = step(List.of(), ADA, MONDAY, null).versions();
    for (Present present : new Present[] {NOBODY, ADA, ADA_MOVED}) {
      Step once = step(monday, present, TUESDAY, MONDAY);
      assertThat(step(once.versions(), present, TUESDAY, MONDAY)).isEqualTo(once);
    }
  }

  @Test
  void whoLeftInANightWhoseFilesNeverCameIsNamedByTheNext() {
    List<Version> monday = step(List.of(), ADA, MONDAY, null).versions();
    List<Version> tuesday = step(monday, NOBODY, TUESDAY, MONDAY).versions();
    Step wednesday = step(tuesday, NOBODY, WEDNESDAY, MONDAY);
    assertThat(wednesday.change()).isEqualTo(Change.LEFT);
    assertThat(wednesday.withdrawn()).containsExactly(Map.of("email", "h1"));
  }

  @Test
  void whoJoinedInANightWhoseFilesMayHaveComeIsNamedWhenTheyAreNotThereAnyMore() {
    List<Version> monday = step(List.of(), ADA, MONDAY, null).versions();
    assertThat(step(monday, NOBODY, TUESDAY, null).change()).isEqualTo(Change.LEFT);
    assertThat(step(monday, ADA, TUESDAY, null).change()).isEqualTo(Change.CHANGED);
  }

  @Test
  void whoseConsentGoesBeforeTheNightIsRunAgainIsNamedEachTimeItIs() {
    List<Version> first = step(List.of(), ADA, MONDAY, null).versions();
    Step again = step(first, NOBODY, MONDAY, null);
    assertThat(again.change()).isEqualTo(Change.LEFT);
    assertThat(again.withdrawn()).containsExactly(Map.of("email", "h1"));
    assertThat(step(again.versions(), NOBODY, MONDAY, null)).isEqualTo(again);
    assertThat(step(again.versions(), NOBODY, TUESDAY, MONDAY).change()).isNull();
  }

  @Test
  void whoComesBackWhenTheNightIsRunAgainIsSentAnew() {
    List<Version> monday = step(List.of(), ADA, MONDAY, null).versions();
    List<Version> gone = step(monday, NOBODY, TUESDAY, MONDAY).versions();
    Step back = step(gone, ADA, TUESDAY, MONDAY);
    assertThat(back.change()).isEqualTo(Change.CHANGED);
    assertThat(step(back.versions(), ADA, TUESDAY, MONDAY)).isEqualTo(back);
    assertThat(step(back.versions(), ADA, WEDNESDAY, TUESDAY).change()).isEqualTo(Change.SAME);
  }

  @Test
  void whatClosedLongAgoIsLetGo() {
    List<Version> old =
        List.of(
            new Version("x", Map.of("email", "h"), MONDAY.minusDays(200), MONDAY.minusDays(100)));
    assertThat(step(old, NOBODY, MONDAY, MONDAY.minusDays(1)).versions()).isEmpty();
  }

  private static Step step(
      List<Version> versions, Present present, LocalDate night, LocalDate delivered) {
    return new Membership(versions).advance(present, night, delivered, night.minusDays(90));
  }
}
