package io.filrouge.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.domain.identity.NormalisationOptions.GmailAliases;
import io.filrouge.domain.identity.NormalisationOptions.KeyCase;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NormaliserPropertiesTest {

  @Property
  void normalisingTwiceChangesNothing(
      @ForAll IdentifierKind kind,
      @ForAll("texts") String raw,
      @ForAll GmailAliases aliases,
      @ForAll KeyCase keyCase) {
    Normaliser normaliser = new Normaliser(new NormalisationOptions("FR", aliases, keyCase));

    Optional<String> once = normaliser.normalise(kind, raw);

    assertThat(once.flatMap(value -> normaliser.normalise(kind, value))).isEqualTo(once);
  }

  @Property
  void anythingCanBeReadWithoutAnError(@ForAll IdentifierKind kind, @ForAll String raw) {
    IdentifierReader reader =
        new IdentifierReader(
            new Normaliser(NormalisationOptions.ofRegion("US")), BlockedValues.defaults());

    Reading reading = reader.read(kind, raw, null);

    assertThat(reading.identifier().isPresent())
        .isEqualTo(reading.verdict() == Reading.Verdict.USABLE);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> emails =
        Arbitraries.strings()
            .withChars("aB\u00c9\u0130e\u0301.+\uff20@ ")
            .ofMinLength(1)
            .ofMaxLength(8)
            .map(local -> local + "@GMail.com");
    Arbitrary<String> phones = Arbitraries.strings().withChars("+0123456789 -()x").ofMaxLength(16);
    return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(20), emails, phones);
  }
}
