package io.filrouge.schemas.releases;

import java.io.IOException;
import java.io.InputStream;
import org.apache.avro.Schema;
import org.apache.avro.message.SchemaStore;

/** Every version of a schema that was ever released, found by its fingerprint. */
public final class ReleasedSchemas {

  /**
   * @param name as in {@code schemas/src/released}
   */
  public static SchemaStore of(String name) {
    SchemaStore.Cache store = new SchemaStore.Cache();
    for (int version = 1; ; version++) {
      String resource = "/released/" + name + "/v" + version + ".avsc";
      try (InputStream schema = ReleasedSchemas.class.getResourceAsStream(resource)) {
        if (schema == null) {
          return store;
        }
        store.addSchema(new Schema.Parser().parse(schema));
      } catch (IOException e) {
        throw new IllegalStateException("Cannot read schema " + resource, e);
      }
    }
  }

  private ReleasedSchemas() {}
}
