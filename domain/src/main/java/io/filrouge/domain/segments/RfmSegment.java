package io.filrouge.domain.segments;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The eleven customary names for what recency, frequency and monetary scores say together.
 *
 * <p>The grouping is the one most tools ship, in which each of the 125 triples has one name; as
 * users compare segments across tools, it is kept to the letter rather than smoothed. On the scores
 * themselves: Hughes (1994); Fader, Hardie and Lee, "RFM and CLV: Using Iso-Value Curves for
 * Customer Base Analysis", <i>Journal of Marketing Research</i> 42 (2005).
 */
public enum RfmSegment {
  /** Bought lately, often and for much. */
  CHAMPIONS(445, 454, 455, 544, 545, 554, 555),
  /** Buy often and well, if not just now. */
  LOYAL_CUSTOMERS(335, 344, 345, 354, 355, 435, 444, 543),
  /** Recent customers who come back, for middling sums. */
  POTENTIAL_LOYALISTS(
      323, 333, 341, 342, 351, 352, 353, 423, 431, 432, 433, 441, 442, 451, 452, 453, 531, 532, 533,
      541, 542, 551, 552, 553),
  /** Bought lately, for the first time or nearly so, and for little. */
  NEW_CUSTOMERS(311, 411, 412, 421, 422, 511, 512),
  /** Bought lately, not often, for fair sums. */
  PROMISING(313, 314, 315, 413, 414, 415, 424, 425, 513, 514, 515, 521, 522, 523, 524, 525),
  /** Above the middle in all three, and cooling. */
  NEED_ATTENTION(324, 325, 334, 343, 434, 443, 534, 535),
  /** Below the middle, on the way out. */
  ABOUT_TO_SLEEP(213, 221, 231, 241, 251, 312, 321, 331),
  /** Bought often or for much, long ago. */
  AT_RISK(
      124, 125, 133, 134, 135, 142, 143, 145, 152, 153, 224, 225, 234, 235, 242, 243, 244, 245, 252,
      253, 254, 255),
  /** Were among the best, and have been silent longest. */
  CANNOT_LOSE_THEM(113, 114, 115, 144, 154, 155, 214, 215),
  /** Low in all three, not yet lowest. */
  HIBERNATING(122, 123, 132, 211, 212, 222, 223, 232, 233, 322, 332),
  /** Silent longest, and never worth much. */
  LOST(111, 112, 121, 131, 141, 151);

  private static final Map<Integer, RfmSegment> BY_DIGITS = byDigits();

  private final Set<Integer> digits;

  RfmSegment(Integer... digits) {
    this.digits = Set.of(digits);
  }

  /** The segment's name in tables, such as {@code cannot_lose_them}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RfmSegment of(RfmScores scores) {
    return BY_DIGITS.get(scores.digits());
  }

  private static Map<Integer, RfmSegment> byDigits() {
    Map<Integer, RfmSegment> segments = new HashMap<>();
    for (RfmSegment segment : values()) {
      segment.digits.forEach(digits -> segments.put(digits, segment));
    }
    return Map.copyOf(segments);
  }
}
