package io.filrouge.simulator.shop;

/** When a buyer may leave: the difference between the two purchase processes on offer. */
public enum PurchaseModel {
  /** After each repeat purchase (Fader, Hardie and Lee 2005). */
  BG_NBD("bg-nbd"),
  /** After each purchase, the first one included (Batislam, Denizel and Filiztekin 2007). */
  MBG_NBD("mbg-nbd");

  private final String label;

  PurchaseModel(String label) {
    this.label = label;
  }

  /**
   * The model of a label.
   *
   * @throws IllegalArgumentException for any other label
   */
  public static PurchaseModel of(String label) {
    for (PurchaseModel model : values()) {
      if (model.label.equals(label)) {
        return model;
      }
    }
    throw new IllegalArgumentException(
        "Cannot use the purchase model: " + label + "; choose mbg-nbd or bg-nbd");
  }

  boolean mayLeaveAfterFirst() {
    return this == MBG_NBD;
  }

  @Override
  public String toString() {
    return label;
  }
}
