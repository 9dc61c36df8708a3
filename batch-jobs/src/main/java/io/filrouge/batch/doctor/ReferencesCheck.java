package io.filrouge.batch.doctor;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Whether the variables are set that a configuration takes values from by <code>${?NAME}</code>.
 * HOCON leaves such a value out in silence, and the client that lacks its password says something
 * else.
 *
 * @param written as it stands in the file, nothing resolved
 * @param environment looks a variable up; null where it is not set
 */
record ReferencesCheck(Config written, Config config, UnaryOperator<String> environment)
    implements Check {
  private static final Pattern QUOTED = Pattern.compile("\"(\\\\.|[^\"\\\\])*\"");
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{\\?([A-Za-z_]\\w*)}");

  @Override
  public String subject() {
    return SettingsCheck.SUBJECT;
  }

  @Override
  public List<Diagnosis> look() {
    List<Diagnosis> seen = new ArrayList<>();
    walk("", written.root(), seen);
    return seen;
  }

  private void walk(String prefix, ConfigObject object, List<Diagnosis> seen) {
    for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
      String path = prefix + ConfigUtil.joinPath(entry.getKey());
      try {
        if (entry.getValue().valueType() == ConfigValueType.OBJECT) {
          walk(path + ".", (ConfigObject) entry.getValue(), seen);
        } else if (entry.getValue().valueType() == ConfigValueType.STRING) {
          quoted(path, entry.getValue().unwrapped().toString(), seen);
        }
      } catch (ConfigException.NotResolved reference) {
        unset(path, entry.getValue().render(ConfigRenderOptions.concise()), seen);
      }
    }
  }

  // A value with another one before it (separated by a comma here) falls back on that.
  private void unset(String path, String rendered, List<Diagnosis> seen) {
    String bare = QUOTED.matcher(rendered).replaceAll("");
    boolean isWhole = bare.equals(rendered) || bare.contains(",");
    if (isWhole && config.hasPath(path)) {
      return;
    }
    REFERENCE
        .matcher(bare)
        .results()
        .map(reference -> reference.group(1))
        .distinct()
        .filter(name -> environment.apply(name) == null && !config.hasPath(name))
        .forEach(
            name ->
                seen.add(
                    Diagnosis.warning(
                        subject(),
                        path
                            + " takes a value from the environment variable "
                            + name
                            + ", which is not set",
                        "set " + name + ", or take the key out")));
  }

  private void quoted(String path, String value, List<Diagnosis> seen) {
    if (value.matches("(?s).*\\$\\{\\??[A-Za-z_]\\w*}.*")) {
      seen.add(
          Diagnosis.warning(
              subject(),
              path + " has ${...} within quotes, which is taken as it stands",
              "end the quotes before it, as in \"user-\"${?NAME}"));
    }
  }
}
