package io.filrouge.domain.segments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How one night changes what segments a customer stays in. */
public final class Stays {
  /** Why somebody of whom a night says nothing leaves. */
  public static final String NOT_KNOWN = "merged or no longer known";

  /**
   * The stays that were open before a night, ended where it says otherwise, and those it opens. A
   * stay ends with the reason for what took its place, be it no segment at all.
   *
   * @param open stays that last, in any order
   * @param today all that the night says of the customer; empty for one who is gone
   */
  public static List<Stay> after(List<Stay> open, List<Placement> today, LocalDate night) {
    List<Stay> stays = new ArrayList<>();
    for (Stay stay : open) {
      boolean lasts = today.stream().anyMatch(placement -> isSame(placement, stay));
      stays.add(lasts ? stay : stay.left(night, reason(stay, today)));
    }
    for (Placement placement : today) {
      boolean isNew =
          placement.isSomewhere() && open.stream().noneMatch(stay -> isSame(placement, stay));
      if (isNew) {
        stays.add(
            Stay.open(placement.facet().type(), placement.segment(), night, placement.reason()));
      }
    }
    return stays;
  }

  private static boolean isSame(Placement placement, Stay stay) {
    return stay.segment().equals(placement.segment())
        && stay.type().equals(placement.facet().type());
  }

  private static String reason(Stay stay, List<Placement> today) {
    String reasons =
        today.stream()
            .filter(placement -> placement.facet().holds(stay.type(), stay.segment()))
            .map(Placement::reason)
            .collect(Collectors.joining("; "));
    return reasons.isEmpty() ? NOT_KNOWN : reasons;
  }

  private Stays() {}
}
