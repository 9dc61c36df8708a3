package io.filrouge.simulator.delivery;

/** The tables of the truth, as CSV files in the folder truth. */
enum TruthTable {
  PEOPLE(
      "people.csv",
      "person,is_prospect,rate_per_week,dropout_probability,mean_spend,first_purchase_at,"
          + "dropout_at,order_count"),
  IDENTITIES("identities.csv", "person,kind,value,entity,row_key"),
  BROKEN_ROWS("broken_rows.csv", "entity,file,row_key,kind,expected_column,expected_reason,row"),
  DUPLICATES("duplicates.csv", "entity,file,row_key");

  private final String file;
  private final String columns;

  TruthTable(String file, String columns) {
    this.file = file;
    this.columns = columns;
  }

  String file() {
    return "truth/" + file;
  }

  String header() {
    return columns + "\n";
  }

  /** Whether a line speaks of a file, so that it depends on the window of deliveries. */
  boolean isAboutFiles() {
    return this == BROKEN_ROWS || this == DUPLICATES;
  }
}
