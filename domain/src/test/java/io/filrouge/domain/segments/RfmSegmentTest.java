package io.filrouge.domain.segments;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RfmSegmentTest {

  /** One line a recency and frequency, one letter a monetary score from 1 to 5. */
  private static final List<String> TABLE =
      List.of(
          "R5 F5 PPPCC",
          "R5 F4 PPLCC",
          "R5 F3 PPPAA",
          "R5 F2 mmmmm",
          "R5 F1 NNmmm",
          "R4 F5 PPPCC",
          "R4 F4 PPALC",
          "R4 F3 PPPAL",
          "R4 F2 NNPmm",
          "R4 F1 NNmmm",
          "R3 F5 PPPLL",
          "R3 F4 PPALL",
          "R3 F3 sHPAL",
          "R3 F2 sHPAA",
          "R3 F1 Nsmmm",
          "R2 F5 sRRRR",
          "R2 F4 sRRRR",
          "R2 F3 sHHRR",
          "R2 F2 sHHRR",
          "R2 F1 HHsXX",
          "R1 F5 0RRXX",
          "R1 F4 0RRXR",
          "R1 F3 0HRRR",
          "R1 F2 0HHRR",
          "R1 F1 00XXX");

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("C", "champions"),
          Map.entry("L", "loyal_customers"),
          Map.entry("P", "potential_loyalists"),
          Map.entry("N", "new_customers"),
          Map.entry("m", "promising"),
          Map.entry("A", "need_attention"),
          Map.entry("s", "about_to_sleep"),
          Map.entry("R", "at_risk"),
          Map.entry("X", "cannot_lose_them"),
          Map.entry("H", "hibernating"),
          Map.entry("0", "lost"));

  @Test
  void namesEachOfThe125Triples() {
    for (String line : TABLE) {
      int recency = line.charAt(1) - '0';
      int frequency = line.charAt(4) - '0';
      for (int monetary = 1; monetary <= 5; monetary++) {
        String letter = line.substring(5 + monetary, 6 + monetary);

        assertThat(new RfmScores(recency, frequency, monetary).segment().wireName())
            .as("R%d F%d M%d", recency, frequency, monetary)
            .isEqualTo(NAMES.get(letter));
      }
    }
  }

  @Test
  void partsTheTriplesAsOtherToolsDo() {
    assertThat(triplesBySegment())
        .containsEntry(RfmSegment.CHAMPIONS, "445 454 455 544 545 554 555")
        .containsEntry(RfmSegment.NEW_CUSTOMERS, "311 411 412 421 422 511 512")
        .containsEntry(RfmSegment.CANNOT_LOSE_THEM, "113 114 115 144 154 155 214 215")
        .containsEntry(RfmSegment.LOST, "111 112 121 131 141 151")
        .containsOnlyKeys(RfmSegment.values());
  }

  @Test
  void refusesAScoreOutsideOneToFive() {
    assertThatThrownBy(() -> new RfmScores(1, 6, 1))
        .hasMessage("Cannot take a frequency score: 6; give 1 to 5");
    assertThatThrownBy(() -> new RfmScores(0, 1, 1))
        .hasMessage("Cannot take a recency score: 0; give 1 to 5");
  }

  private static Map<RfmSegment, String> triplesBySegment() {
    List<RfmScores> triples = new ArrayList<>();
    for (int recency = 1; recency <= 5; recency++) {
      for (int frequency = 1; frequency <= 5; frequency++) {
        for (int monetary = 1; monetary <= 5; monetary++) {
          triples.add(new RfmScores(recency, frequency, monetary));
        }
      }
    }
    return triples.stream()
        .collect(
            groupingBy(
                RfmScores::segment,
                java.util.stream.Collectors.mapping(
                    scores -> "" + scores.recency() + scores.frequency() + scores.monetary(),
                    joining(" "))));
  }
}
