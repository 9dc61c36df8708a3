package io.filrouge.domain.identity;

import java.io.Serializable;

/**
 * What a component has to say for being given an id that was issued before.
 *
 * @param component the component
 * @param id the id it claims
 * @param standing whether the id is in use or retired
 * @param members how many of its members carry the id, or carried it until it was retired
 * @param settlers how many of these have carried it the longest, as merges go; all, if it is
 *     retired
 * @param night the last night on which these settlers were taken over in a merge, if ever; if the
 *     id is retired, the night it was
 */
public record Claim(
    long component, IssuedId id, Standing standing, int members, int settlers, int night)
    implements Serializable {

  /** How a component's members stand to an id. */
  public enum Standing {
    /** They carry it in the stored table. */
    CARRIED,
    /** They carried it, and it is retired. */
    FORMER
  }

  static Claim carried(long component, IssuedId id, int members, int settlers, int takenOverNight) {
    return new Claim(component, id, Standing.CARRIED, members, settlers, takenOverNight);
  }

  static Claim former(long component, FormerId former, int members) {
    return new Claim(
        component, former.id(), Standing.FORMER, members, members, former.retiredNight());
  }

  boolean isCarried() {
    return standing == Standing.CARRIED;
  }
}
