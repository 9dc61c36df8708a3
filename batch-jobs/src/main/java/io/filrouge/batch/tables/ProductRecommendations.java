package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.NUMBER;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;
import static io.filrouge.batch.tables.ColumnTypes.WHOLE;

import io.filrouge.domain.recommendations.Recommendation.Source;
import java.util.stream.Stream;

/** What to offer each customer next. */
public final class ProductRecommendations {
  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.SCORES,
              "product_recommendations",
              "One row a customer, night and rank: products to offer next, which the customer has not bought lately and the shop still sells; only with scores.recommendations.enabled.")
          .key("customer_id", "as_of_date", "rank")
          .partitionedBy("as_of_date")
          .required("customer_id", TEXT, "the customer")
          .required("as_of_date", DAY, "the night")
          .required("rank", WHOLE, "1 is to be offered first")
          .required("product_id", TEXT, "the product")
          .optional("product_name", TEXT, "its name")
          .optional("category", TEXT, "its category")
          .required(
              "score",
              NUMBER,
              "item-to-item: summed likeness to what the customer has bought; best sellers: share of"
                  + " the customers who bought lately that bought it; comparable within a model only")
          .required("reason", TEXT, "why, in plain words")
          .required("model", TEXT, "item-to-item, category-best-sellers or best-sellers")
          .oneOf("model", Stream.of(Source.values()).map(Source::wireName).toList())
          .between("rank", 1, 100)
          .mustHold("score_is_positive", "score > 0 and not isnan(score)")
          .build();

  private ProductRecommendations() {}
}
