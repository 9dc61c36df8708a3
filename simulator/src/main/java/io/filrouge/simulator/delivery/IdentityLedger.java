package io.filrouge.simulator.delivery;

import java.util.HashSet;
import java.util.Set;

/** Notes each identifier of one person, as written, with the first row it stands in. */
final class IdentityLedger {
  private final Parcel parcel;
  private final String person;
  private final Set<String> noted = new HashSet<>();

  IdentityLedger(Parcel parcel, String person) {
    this.parcel = parcel;
    this.person = person;
  }

  void note(String kind, String value, Row row) {
    if (value.isEmpty() || !noted.add(kind + value)) {
      return;
    }
    parcel.addTruth(TruthTable.IDENTITIES, person, kind, value, row.entity().folder(), row.key());
  }
}
