package io.filrouge.batch.scores;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.xxhash64;

import io.filrouge.batch.tables.CustomerFeatures;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.OrderLines;
import io.filrouge.batch.tables.ProductRecommendations;
import io.filrouge.batch.tables.Products;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.domain.recommendations.BestSeller;
import io.filrouge.domain.recommendations.NextProducts;
import io.filrouge.settings.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Finds products to offer to each customer next, from what was bought by the night.
 *
 * <p>Of one customer only the latest products count, so that neither an account that bought ten
 * thousand nor a product that everybody buys makes more pairs than others.
 */
public final class RecommendationStep {
  private static final String CUSTOMER = "customer_id";
  private static final String PRODUCT = "product_id";

  /** Best sellers in store: what a customer bought lately is passed over, which may be many. */
  private static final int IN_STORE = 100;

  private static final int IN_STORE_A_PLACE = 4;

  /** Into so many parts customers are divided by a hash. */
  private static final int SHARES = 1_000_000;

  private final Lake lake;
  private final Night night;
  private final RecommendationSettings settings;
  private final Dataset<Row> bought;
  private final Dataset<Row> products;

  private RecommendationStep(Publisher publisher, RecommendationSettings settings) {
    this.lake = publisher.lake();
    this.night = publisher.night();
    this.settings = settings;
    this.bought = publisher.keep(bought());
    this.products = lake.read(Products.CONTRACT);
  }

  /**
   * Publishes {@code product_recommendations} for the night, if they are wanted.
   *
   * @throws Failure of exit code 3 when the purchases are those that another night knew
   */
  public static void publish(Publisher publisher, RecommendationSettings settings) {
    if (settings.isEnabled()) {
      requireNight(publisher.lake(), publisher.night());
      publisher.replaceNight(
          ProductRecommendations.CONTRACT,
          "as_of_date",
          new RecommendationStep(publisher, settings).rows());
    }
  }

  // Both tables hold what the newest night knew: of late news, of returns.
  private static void requireNight(Lake lake, Night night) {
    for (TableContract table : List.of(OrderLines.CONTRACT, Products.CONTRACT)) {
      if (lake.has(table) && !lake.writtenFor(table).equals(Optional.of(night.asOf()))) {
        throw Failure.input(
            "Cannot find products to offer for "
                + night
                + ": "
                + table.path()
                + " of lake "
                + lake.uri()
                + " is not of this night; run 'filrouge batch nightly --as-of "
                + night
                + "'");
      }
    }
  }

  private Dataset<Row> rows() {
    NextProductsOfCustomer next = new NextProductsOfCustomer(nextProducts());
    return lake.read(CustomerFeatures.CONTRACT)
        .where(col("as_of_date").equalTo(night.date()))
        .select(CUSTOMER, "favourite_category")
        .join(alike(), new String[] {CUSTOMER}, "left_outer")
        .join(lately(), new String[] {CUSTOMER}, "left_outer")
        .select(
            col(CUSTOMER),
            posexplode(
                udf(next, NextProductsOfCustomer.SCHEMA)
                    .apply(
                        col("alike"),
                        coalesce(col("lately"), array().cast("array<string>")),
                        col("favourite_category"))))
        .select(col(CUSTOMER), col("pos").plus(1).as("rank"), col("col.*"))
        .withColumn("as_of_date", night.date())
        .join(
            products.select(PRODUCT, "product_name", "category"),
            new String[] {PRODUCT},
            "left_outer");
  }

  /** {@code customer_id, product_id, last_date}: what customers bought and kept, of goods. */
  private Dataset<Row> bought() {
    return lake.read(OrderLines.CONTRACT)
        .where("is_purchase AND net_amount > 0")
        .where(col(CUSTOMER).isNotNull().and(col(PRODUCT).isNotNull()))
        .where(isWithin("order_date", settings.longestDays()))
        .where(not(isExcepted()))
        .groupBy(CUSTOMER, PRODUCT)
        .agg(max("order_date").as("last_date"));
  }

  private Column isExcepted() {
    Object[] except = settings.except().toArray();
    return col(PRODUCT).isin(except).or(coalesce(col("category").isin(except), lit(false)));
  }

  private Column isWithin(String day, int days) {
    return col(day).gt(date_sub(night.date(), days)).and(col(day).leq(night.date()));
  }

  private Dataset<Row> baskets() {
    Column latest = col("last_date").desc();
    return boughtWithin(settings.historyDays())
        .withColumn(
            "place",
            row_number().over(Window.partitionBy(CUSTOMER).orderBy(latest, col(PRODUCT).asc())))
        .where(col("place").leq(settings.productsPerCustomer()))
        .select(CUSTOMER, PRODUCT);
  }

  /** Baskets of as many customers as tell what goes with what, the same ones night after night. */
  private Dataset<Row> ofSomeCustomers(Dataset<Row> baskets) {
    long customers = boughtWithin(settings.historyDays()).select(CUSTOMER).distinct().count();
    if (customers <= settings.customersForLikeness()) {
      return baskets;
    }
    double share = (double) settings.customersForLikeness() / customers;
    return baskets.where(pmod(xxhash64(col(CUSTOMER)), lit(SHARES)).lt(Math.ceil(share * SHARES)));
  }

  private Dataset<Row> boughtWithin(int days) {
    return bought.where(isWithin("last_date", days));
  }

  /** {@code customer_id, lately}: products that are not to be offered to them again yet. */
  private Dataset<Row> lately() {
    return boughtWithin(settings.notAgainWithinDays())
        .groupBy(CUSTOMER)
        .agg(collect_list(PRODUCT).as("lately"));
  }

  /** {@code customer_id, alike}: what goes with their purchases, the best first. */
  private Dataset<Row> alike() {
    Dataset<Row> baskets = baskets();
    Dataset<Row> stillSold = boughtWithin(settings.soldWithinDays()).select(PRODUCT).distinct();
    Dataset<Row> names =
        products.select(
            col(PRODUCT).as("named_id"), coalesce(col("product_name"), col(PRODUCT)).as("name"));
    Dataset<Row> scored =
        baskets
            .join(CoPurchases.neighbours(ofSomeCustomers(baskets), stillSold, settings), PRODUCT)
            .groupBy(col(CUSTOMER), col("other_id"))
            .agg(
                sum("likeness").as("score"),
                max_by(col(PRODUCT), struct(col("likeness"), col(PRODUCT))).as("because_id"))
            .join(
                boughtWithin(settings.notAgainWithinDays())
                    .select(col(CUSTOMER), col(PRODUCT).as("other_id")),
                new String[] {CUSTOMER, "other_id"},
                "left_anti");
    return scored
        .withColumn(
            "place",
            row_number()
                .over(
                    Window.partitionBy(CUSTOMER)
                        .orderBy(col("score").desc(), col("other_id").asc())))
        .where(col("place").leq(settings.most()))
        .join(names, col("because_id").equalTo(col("named_id")), "left_outer")
        .groupBy(CUSTOMER)
        .agg(
            sort_array(
                    collect_list(
                        struct(
                            col("place"),
                            col("other_id"),
                            col("score").cast("double"),
                            coalesce(col("name"), col("because_id")))))
                .as("alike"));
  }

  private NextProducts nextProducts() {
    Dataset<Row> lately = boughtWithin(settings.soldWithinDays());
    long buyers = Math.max(1, lately.select(CUSTOMER).distinct().count());
    Dataset<Row> sold =
        lately
            .groupBy(PRODUCT)
            .agg(countDistinct(CUSTOMER).as("buyers"))
            .join(products.select(PRODUCT, "category"), new String[] {PRODUCT}, "left_outer");
    Column[] best = {col("buyers").desc(), col(PRODUCT).asc()};
    int most = Math.max(IN_STORE, settings.most() * IN_STORE_A_PLACE);
    List<BestSeller> shop =
        sold.orderBy(best).limit(most).collectAsList().stream()
            .map(row -> seller(row, buyers))
            .toList();
    Map<String, List<BestSeller>> byCategory = new HashMap<>();
    sold.where("category IS NOT NULL")
        .withColumn("place", row_number().over(Window.partitionBy("category").orderBy(best)))
        .where(col("place").leq(most))
        .orderBy("category", "place")
        .collectAsList()
        .forEach(
            row ->
                byCategory
                    .computeIfAbsent(row.getAs("category"), category -> new ArrayList<>())
                    .add(seller(row, buyers)));
    return new NextProducts(shop, byCategory, settings.most());
  }

  private static BestSeller seller(Row row, long buyers) {
    long own = row.getAs("buyers");
    return new BestSeller(row.getAs(PRODUCT), (double) own / buyers);
  }
}
