package io.filrouge.domain.audiences;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What an audience's receiver may hold of one customer, and how that goes on with a night.
 *
 * <p>The receiver's files and the platform's own table change one after the other, and a run may
 * die in between, or be run again with other data after its files were taken. So the table tells
 * what <em>may</em> have been sent: it is written before files can be seen, and whatever was opened
 * or closed after the last delivery that is known to be finished is not relied on. Somebody is told
 * of once too often rather than never.
 *
 * @param versions what was sent, or was to be sent, under earlier nights and earlier runs of this
 */
public record Membership(List<Version> versions) {

  /**
   * What was sent of a customer from one night on.
   *
   * @param checksum of everything in the row
   * @param identifiers hashed keys that were sent, by column
   * @param from the night
   * @param to the first night on which it was not sent any more; null while it is
   */
  public record Version(
      String checksum, Map<String, String> identifiers, LocalDate from, LocalDate to) {
    Version closed(LocalDate night) {
      return new Version(checksum, identifiers, from, night);
    }
  }

  /** What is to be sent of a customer tonight. */
  public record Present(String checksum, Map<String, String> identifiers) {}

  /**
   * What a night makes of it.
   *
   * @param change null where there is nothing to tell
   * @param versions what may have been sent from now on
   * @param withdrawn hashed keys that the receiver may hold and must not any more
   */
  public record Step(Change change, List<Version> versions, List<Map<String, String>> withdrawn) {}

  /**
   * The step of a night. Taken again from what it gave, it is the same.
   *
   * @param present null where the customer is not in the audience tonight
   * @param delivered the last night before this one whose delivery is finished; null for none
   * @param keptSince versions closed before this night are let go
   */
  public Step advance(Present present, LocalDate night, LocalDate delivered, LocalDate keptSince) {
    List<Version> before =
        versions.stream().filter(version -> version.from().isBefore(night)).toList();
    List<Version> undone =
        versions.stream().filter(version -> !version.from().isBefore(night)).toList();
    List<Version> held = new ArrayList<>(before);
    held.removeIf(version -> !mayBeHeld(version, delivered));

    List<Version> next = new ArrayList<>();
    boolean isKept = false;
    for (Version version : before) {
      if (isOpen(version, night)) {
        // Closed by a run that this one undoes, it may be gone at the receiver: it is sent anew.
        isKept = version.to() == null && isSent(present, version);
        next.add(isKept ? version : version.closed(night));
      } else if (!version.to().isBefore(keptSince)) {
        next.add(version);
      }
    }
    if (present != null && !isKept) {
      next.add(new Version(present.checksum(), present.identifiers(), night, null));
    }
    next.addAll(sentUnderThisNight(undone, present, night));

    Change change = change(present, held, undone, delivered);
    held.addAll(undone);
    return new Step(change, next, withdrawn(held, present));
  }

  /** Whether it was sent until the night, whatever later runs made of it. */
  private static boolean isOpen(Version version, LocalDate night) {
    return version.to() == null || !version.to().isBefore(night);
  }

  private static boolean mayBeHeld(Version version, LocalDate delivered) {
    return version.to() == null || delivered == null || version.to().isAfter(delivered);
  }

  private static boolean isSent(Present present, Version version) {
    return present != null && version.checksum().equals(present.checksum());
  }

  /** What an earlier run of this night, or a later one, may have sent, and this one does not. */
  private static List<Version> sentUnderThisNight(
      List<Version> undone, Present present, LocalDate night) {
    Map<String, Version> found = new LinkedHashMap<>();
    for (Version version : undone) {
      if (!isSent(present, version)) {
        found.putIfAbsent(
            version.checksum(),
            new Version(version.checksum(), version.identifiers(), night, night));
      }
    }
    return List.copyOf(found.values());
  }

  private static Change change(
      Present present, List<Version> held, List<Version> undone, LocalDate delivered) {
    if (present == null) {
      return held.isEmpty() && undone.isEmpty() ? null : Change.LEFT;
    }
    if (held.isEmpty()) {
      return Change.NEW;
    }
    return isHeldJustSo(present, held, undone, delivered) ? Change.SAME : Change.CHANGED;
  }

  private static boolean isHeldJustSo(
      Present present, List<Version> held, List<Version> undone, LocalDate delivered) {
    Version only = held.get(0);
    boolean isSure =
        held.size() == 1
            && only.to() == null
            && delivered != null
            && !only.from().isAfter(delivered);
    return isSure
        && isSent(present, only)
        && undone.stream().allMatch(version -> isSent(present, version));
  }

  private static List<Map<String, String>> withdrawn(List<Version> held, Present present) {
    Map<String, String> kept = present == null ? Map.of() : present.identifiers();
    List<Map<String, String>> withdrawn = new ArrayList<>();
    for (Version version : held) {
      Map<String, String> gone = new LinkedHashMap<>();
      version
          .identifiers()
          .forEach(
              (column, value) -> {
                if (!Objects.equals(kept.get(column), value)) {
                  gone.put(column, value);
                }
              });
      if (!gone.isEmpty() && !withdrawn.contains(gone)) {
        withdrawn.add(gone);
      }
    }
    return withdrawn;
  }
}
