package io.filrouge.domain.identity;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What people and programs write where they know no identifier, in lower case. */
final class Placeholders {
  private static final Set<String> WORDS =
      Set.of(
          "null",
          "(null)",
          "<null>",
          "[null]",
          "\\n",
          "nil",
          "none",
          "<none>",
          "nan",
          "n/a",
          "na",
          "n.a.",
          "n.a",
          "n\\a",
          "#n/a",
          "#ref!",
          "#value!",
          "#name?",
          "undefined",
          "unknown",
          "unk",
          "unspecified",
          "anonymous",
          "anon",
          "anonym",
          "nobody",
          "guest",
          "visitor",
          "test",
          "tester",
          "testing",
          "dummy",
          "fake",
          "default",
          "empty",
          "blank",
          "missing",
          "void",
          "tbd",
          "tba",
          "no",
          "not available",
          "not applicable",
          "not provided",
          "not set",
          "(not set)",
          "false",
          "true",
          "-1",
          "x",
          "xx",
          "xxx",
          "xxxx",
          "[object object]",
          "{}",
          "[]");

  private static final Set<String> EMAILS =
      Set.of(
          "a@a.com",
          "abc@abc.com",
          "abc@xyz.com",
          "aa@aa.com",
          "asdf@asdf.com",
          "x@x.com",
          "email@email.com",
          "email@example.com",
          "mail@mail.com",
          "user@example.com",
          "user@domain.com",
          "name@domain.com",
          "name@example.com",
          "you@example.com",
          "customer@example.com",
          "no@no.com",
          "no@email.com",
          "no@mail.com");

  /** In front of any domain, these are a machine, a counter in the shop, or nobody. */
  private static final Set<String> LOCAL_PARTS =
      Set.of(
          "null",
          "none",
          "na",
          "n/a",
          "nan",
          "undefined",
          "unknown",
          "anonymous",
          "anon",
          "guest",
          "nobody",
          "noone",
          "test",
          "testing",
          "dummy",
          "fake",
          "example",
          "noemail",
          "no-email",
          "no_email",
          "no.email",
          "nomail",
          "no-mail",
          "noreply",
          "no-reply",
          "no_reply",
          "no.reply",
          "donotreply",
          "do-not-reply",
          "do_not_reply",
          "do.not.reply",
          "invalid",
          "mailer-daemon",
          "postmaster");

  private static final Set<String> PHONES =
      Set.of("1234567890", "0123456789", "123456789", "12345678", "987654321", "9876543210");

  private static final Set<String> DEVICES =
      Set.of(
          "ffffffff-ffff-ffff-ffff-ffffffffffff",
          // What a batch of Android 2.2 phones, and emulators since, call themselves.
          "9774d56d682e549c",
          // What Android and iOS answer instead of the hardware address.
          "02:00:00:00:00:00",
          "generic",
          "google_sdk",
          "sdk_gphone",
          "simulator",
          "optout",
          "opt-out");

  private static final Pattern NOT_A_DIGIT = Pattern.compile("\\D+");
  private static final Pattern NOTHING_BUT_ZEROS = Pattern.compile("[0\\s\\p{Punct}]++");
  private static final Pattern ONE_DIGIT = Pattern.compile("(\\d)\\1*+");
  private static final Pattern ENDS_IN_ONE_DIGIT = Pattern.compile(".*(\\d)\\1{6}");
  private static final Pattern CARD_OF_ONE_CHARACTER = Pattern.compile("(\\w)\\1{3,}+");

  private Placeholders() {}

  static Set<String> of(IdentifierKind kind) {
    return switch (kind) {
      case EMAIL -> union(WORDS, EMAILS);
      case DEVICE -> union(WORDS, DEVICES);
      default -> WORDS;
    };
  }

  /** Whether a value in lower case follows a pattern of filling in rather than a listed one. */
  static boolean isFiller(IdentifierKind kind, String value) {
    if (NOTHING_BUT_ZEROS.matcher(value).matches()) {
      return true;
    }
    return switch (kind) {
      case EMAIL -> LOCAL_PARTS.contains(value.substring(0, Math.max(0, value.indexOf('@'))));
      case PHONE -> isFillerPhone(NOT_A_DIGIT.matcher(value).replaceAll(""));
      case LOYALTY_CARD -> CARD_OF_ONE_CHARACTER.matcher(value).matches();
      default -> false;
    };
  }

  /** Seven equal digits at the end catch 555 5555 behind any country and area code. */
  private static boolean isFillerPhone(String digits) {
    return PHONES.contains(digits)
        || ONE_DIGIT.matcher(digits).matches()
        || ENDS_IN_ONE_DIGIT.matcher(digits).matches();
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    return Stream.concat(some.stream(), others.stream()).collect(toUnmodifiableSet());
  }
}
