package io.filrouge.batch.doctor;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which values of a configuration are secrets, by what their keys are called and how they read. */
final class SecretKeys {
  private static final Pattern SECRET =
      Pattern.compile(
          ".*(^|[._-])(password|passwd|pwd|passphrase|secret|token|credentials?"
              + "|(access|account|private|api)[._-]?key)([._-].*|$)");

  /** What names a place, a kind or a variable, and not the secret. */
  private static final Pattern NOT_ITSELF =
      Pattern.compile(".*(env|provider|providers|location|file|path|type|url|uri|class|id)$");

  /** Expressions over the columns of a source, whatever the columns are called. */
  private static final Pattern EXPRESSION =
      Pattern.compile("sources\\..*\\.(columns|on)\\..*|deliveries\\.defaults\\..*");

  private static final Pattern INSIDE =
      Pattern.compile("(?is).*(\\bpassword\\s*=\\s*[\"']?[^\"'\\s;]|://[^/@\\s]*:[^/@\\s]+@).*");

  /** The values by their keys. */
  static Map<String, ConfigValue> of(Config config) {
    Map<String, ConfigValue> secrets = new TreeMap<>();
    for (Map.Entry<String, ConfigValue> entry : config.entrySet()) {
      String key = String.join(".", ConfigUtil.splitPath(entry.getKey()));
      if (isSecret(key, entry.getValue())) {
        secrets.put(key, entry.getValue());
      }
    }
    return secrets;
  }

  private static boolean isSecret(String key, ConfigValue value) {
    boolean isText =
        value.valueType() == ConfigValueType.STRING || value.valueType() == ConfigValueType.NUMBER;
    if (!isText || EXPRESSION.matcher(key).matches()) {
      return false;
    }
    String lower = key.toLowerCase(Locale.ROOT);
    return SECRET.matcher(lower).matches() && !NOT_ITSELF.matcher(lower).matches()
        || INSIDE.matcher(value.unwrapped().toString()).matches();
  }

  private SecretKeys() {}
}
