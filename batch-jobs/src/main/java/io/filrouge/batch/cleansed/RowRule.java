package io.filrouge.batch.cleansed;

import java.io.Serializable;

/**
 * What an entity asks of a row beyond its columns' types, and what it derives for the contract.
 *
 * <p>Rows are judged one by one, in plain Java: chains of engine expressions over every column
 * would copy each row at each link and took five times as long.
 */
interface RowRule extends Serializable {
  /** Notes problems, and puts what is not simply the source's column. */
  void judge(JudgedRow row);
}
