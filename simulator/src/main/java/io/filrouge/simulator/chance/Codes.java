package io.filrouge.simulator.chance;

/** Ten-digit codes that look drawn and never collide: a walk through all numbers below 10^10. */
public final class Codes {
  private static final long MODULUS = 10_000_000_000L;

  /** Has no factor 2 or 5, so that multiplying by it permutes the residues. */
  private static final long STRIDE = 6_180_339_887L;

  /** Above it a product would leave the range of a long. */
  static final long LARGEST_NUMBER = Long.MAX_VALUE / STRIDE - 1;

  private Codes() {}

  /** Different numbers below {@link #LARGEST_NUMBER} have different codes. */
  public static String code(char kind, long number) {
    if (number < 0 || number > LARGEST_NUMBER) {
      throw new IllegalArgumentException(
          "Cannot code a number: " + number + "; it must be 0 to " + LARGEST_NUMBER);
    }
    long code = (number * STRIDE + kind * 104_729L) % MODULUS;
    char[] text = new char[11];
    text[0] = kind;
    for (int i = 10; i > 0; i--) {
      text[i] = (char) ('0' + code % 10);
      code /= 10;
    }
    return new String(text);
  }
}
