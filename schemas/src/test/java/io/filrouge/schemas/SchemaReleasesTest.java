package io.filrouge.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A record of any release is readable by every other release, in both directions. */
final class SchemaReleasesTest {
  private static final SchemaValidator FULL_TRANSITIVE =
      new SchemaValidatorBuilder().strategy(new FullCompatibility()).validateAll();

  static List<String> names() {
    return SchemaFolder.currentNames();
  }

  @ParameterizedTest
  @MethodSource("names")
  void readsAndIsReadByEveryReleasedVersion(String name) {
    assertThatCode(() -> check(SchemaFolder.current(name), SchemaFolder.released(name)))
        .doesNotThrowAnyException();
  }

  @Test
  void everyCurrentSchemaHasAReleasedVersionAndNoReleasedOneIsGone() {
    assertThat(names()).isNotEmpty().isEqualTo(SchemaFolder.releasedNames());
    assertThat(names()).allSatisfy(name -> assertThat(SchemaFolder.released(name)).isNotEmpty());
  }

  @Test
  void refusesANewFieldWithoutADefault() {
    Schema released = SchemaBuilder.record("Thing").fields().requiredString("id").endRecord();
    Schema changed =
        SchemaBuilder.record("Thing").fields().requiredString("id").requiredInt("n").endRecord();

    assertThatThrownBy(() -> check(changed, List.of(released)))
        .isInstanceOf(SchemaValidationException.class);
  }

  @Test
  void refusesTheLossOfAFieldThatOldReadersNeed() {
    Schema released =
        SchemaBuilder.record("Thing").fields().requiredString("id").requiredInt("n").endRecord();
    Schema changed = SchemaBuilder.record("Thing").fields().requiredString("id").endRecord();

    assertThatThrownBy(() -> check(changed, List.of(released)))
        .isInstanceOf(SchemaValidationException.class);
  }

  @Test
  void refusesAChangeThatOnlyAnOlderReleaseCannotRead() {
    Schema first = SchemaBuilder.record("Thing").fields().requiredInt("n").endRecord();
    Schema second = SchemaBuilder.record("Thing").fields().optionalInt("m").endRecord();

    assertThatThrownBy(() -> check(second, List.of(first, second)))
        .isInstanceOf(SchemaValidationException.class);
  }

  @Test
  void refusesANewSymbolOfAClosedListOnly() {
    Schema outcome = SchemaFolder.current("trigger-decision").getField("outcome").schema();
    Schema eventType = SchemaFolder.current("shop-event").getField("event_type").schema();

    assertThatThrownBy(() -> check(withSymbol(outcome, "other"), List.of(outcome)))
        .isInstanceOf(SchemaValidationException.class);
    assertThatCode(() -> check(withSymbol(eventType, "wish_added"), List.of(eventType)))
        .doesNotThrowAnyException();
  }

  private static Schema withSymbol(Schema list, String symbol) {
    List<String> symbols = new ArrayList<>(list.getEnumSymbols());
    symbols.add(symbol);
    return Schema.createEnum(
        list.getName(), list.getDoc(), list.getNamespace(), symbols, list.getEnumDefault());
  }

  /** The validator wants the newest release first. */
  private static void check(Schema current, List<Schema> released)
      throws SchemaValidationException {
    List<Schema> newestFirst = new ArrayList<>(released);
    Collections.reverse(newestFirst);
    FULL_TRANSITIVE.validate(current, newestFirst);
  }
}
