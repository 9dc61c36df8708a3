package io.filrouge.batch.report.page;

/**
 * A part of the page with a heading.
 *
 * @param id its anchor, and the key of its title among the texts
 */
record Section(String id, Element element) {

  /**
   * Begins a section with its title and a sentence that says what is to be seen in it.
   *
   * @param lead the sentence
   */
  static Section begin(String id, Texts texts, String lead) {
    String heading = id + "-title";
    return new Section(
        id,
        Element.of("section")
            .with("id", id)
            .with("aria-labelledby", heading)
            .add(
                Element.of("h2", texts.text(id + ".title")).with("id", heading),
                Element.of("p", lead).styled("lead")));
  }

  Section add(Element... more) {
    element.add(more);
    return this;
  }

  /** A picture, its caption, and what else tells the same. */
  static Element figure(Element picture, String caption, Element... others) {
    return Element.of("figure")
        .add(Element.of("div").styled("picture").add(picture))
        .add(Element.of("figcaption", caption))
        .add(others);
  }

  static Element heading(String text) {
    return Element.of("h3", text);
  }

  static Element note(String text) {
    return Element.of("p", text).styled("note");
  }
}
