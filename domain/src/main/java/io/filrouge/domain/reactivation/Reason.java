package io.filrouge.domain.reactivation;

/** Why a step is not sent, or not yet. */
public enum Reason {
  PURCHASED("purchased"),
  EMPTIED("emptied"),
  RESUMED("resumed"),
  RE_ENTRY("re-entry"),
  UNKNOWN_CONTACT("unknown-contact"),
  NO_CONSENT("no-consent"),
  HOLDOUT("holdout"),
  BELOW_MINIMUM_VALUE("below-minimum-value"),
  OUT_OF_STOCK("out-of-stock"),
  FREQUENCY_CAP("frequency-cap"),
  QUIET_HOURS("quiet-hours");

  private final String label;

  Reason(String label) {
    this.label = label;
  }

  /** Whether it is found by asking what is known of the person and the shop beyond events. */
  public boolean isOfContext() {
    return compareTo(RE_ENTRY) > 0;
  }

  /** As topics and tables write it. */
  public String label() {
    return label;
  }
}
