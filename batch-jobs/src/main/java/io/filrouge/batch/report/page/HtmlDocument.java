package io.filrouge.batch.report.page;

import io.filrouge.domain.hashes.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * One HTML file that needs nothing else: no script, no font, no network. Its own policy forbids all
 * of them; the one style that it allows is told by its hash.
 */
final class HtmlDocument {
  private static final String STYLE = "report.css";

  /** The file's text. */
  static String of(Language language, String title, Element body) {
    return "<!DOCTYPE html>\n"
        + Element.of("html").with("lang", language.tag()).add(head(title), body)
        + "\n";
  }

  private static Element head(String title) {
    String style = style();
    return Element.of("head")
        .add(
            Element.of("meta").with("charset", "utf-8"),
            Element.of("meta")
                .with("http-equiv", "Content-Security-Policy")
                .with("content", policy(style)),
            Element.of("meta")
                .with("name", "viewport")
                .with("content", "width=device-width, initial-scale=1"),
            Element.of("meta").with("name", "color-scheme").with("content", "light dark"),
            Element.of("meta").with("name", "robots").with("content", "noindex"),
            Element.of("meta").with("name", "referrer").with("content", "no-referrer"),
            Element.of("title", title),
            Element.of("link").with("rel", "icon").with("href", "data:,"),
            Element.of("style", style));
  }

  private static String policy(String style) {
    return "default-src 'none'; style-src 'sha256-"
        + sha256(style)
        + "'; img-src data:; base-uri 'none'; form-action 'none'";
  }

  private static String style() {
    try (InputStream in = HtmlDocument.class.getResourceAsStream(STYLE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + STYLE, e);
    }
  }

  private static String sha256(String text) {
    return Base64.getEncoder().encodeToString(Sha256.of(text));
  }

  private HtmlDocument() {}
}
