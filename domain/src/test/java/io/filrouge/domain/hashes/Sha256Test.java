package io.filrouge.domain.hashes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The examples of FIPS 180-4, and that one hash leaves nothing behind for the next. */
class Sha256Test {
  private static final String OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  private static final String OF_NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @Test
  void hashesAsTheStandardSaysAgainAndAgain() {
    for (int i = 0; i < 2; i++) {
      assertThat(Sha256.hex("abc")).isEqualTo(OF_ABC);
      assertThat(Sha256.hex("")).isEqualTo(OF_NOTHING);
    }
  }

  @Test
  void givesTheFirstDigits() {
    assertThat(Sha256.hex("abc", 12)).isEqualTo(OF_ABC.substring(0, 12));
  }

  @Test
  void givesTheFirstBytesAsANumber() {
    assertThat(Sha256.first64Bits(new byte[] {'a', 'b', 'c'})).isEqualTo(0xba7816bf8f01cfeaL);
  }

  @Test
  void takesWhatComesPieceByPieceForOne() {
    var begun = Sha256.begun();
    begun.update("a".getBytes(StandardCharsets.UTF_8));
    begun.update("bc".getBytes(StandardCharsets.UTF_8));

    assertThat(begun.digest()).isEqualTo(Sha256.of("abc")).hasSize(32);
  }

  @Test
  void readsTextAsUtf8() {
    assertThat(Sha256.of("é")).isEqualTo(Sha256.of(new byte[] {(byte) 0xC3, (byte) 0xA9}));
  }
}
