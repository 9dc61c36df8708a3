package io.filrouge.domain.audiences;

/** Into which columns a destination wants what it is told of a person. */
public enum Layout {
  /** A column for each value; those who left are named by who they are alone. */
  COLUMNS,
  /** All values as JSON in one column; those who left are told so by a value in it. */
  PAYLOAD,
  /** The same, with the time of the change. */
  DATED_PAYLOAD
}
