package io.filrouge.batch.features;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.filrouge.batch.features.Shop.Event;
import io.filrouge.batch.features.Shop.Line;
import io.filrouge.batch.features.Shop.Order;
import io.filrouge.batch.tables.CustomerFeatures;
import io.filrouge.batch.tables.Feature;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;

/** The feature catalogue once more, in loops over one customer, to check the tables against. */
final class ReferenceFeatures {
  private final Shop shop;
  private final String customer;
  private final LocalDate asOf;
  private final Map<String, Object> features = new TreeMap<>();

  private static final List<String> DAYTIMES = List.of("morning", "afternoon", "evening", "night");
  private static final String BEYOND =
      "(message|case|open_case|survey|review|referral|points|nps|loyalty)_.*"
          + "|is_email_reachable|is_message_fatigued|days_since_last_response"
          + "|preferred_message_hour|preferred_contact_channel";

  private ReferenceFeatures(Shop shop, String customer, LocalDate asOf) {
    this.shop = shop;
    this.customer = customer;
    this.asOf = asOf;
  }

  static Map<String, Object> of(Shop shop, String customer, LocalDate asOf) {
    ReferenceFeatures reference = new ReferenceFeatures(shop, customer, asOf);
    reference.purchases();
    reference.means();
    reference.taste();
    reference.habits();
    reference.web();
    reference.nothingBeyondOrdersAndSessions();
    return reference.features;
  }

  /** The shop of this reference has no messages, cases, answers, reviews, points or referrals. */
  private void nothingBeyondOrdersAndSessions() {
    for (Feature feature : CustomerFeatures.features()) {
      String name = feature.column().name();
      if (name.matches(BEYOND)) {
        boolean isWhole = feature.column().type().equals(DataTypes.LongType);
        Object zero = isWhole ? (Object) 0L : BigDecimal.ZERO;
        features.put(name, feature.column().isNullable() ? null : zero);
      }
    }
  }

  private void purchases() {
    TreeSet<LocalDate> days = purchaseDays();
    features.put("is_prospect", days.isEmpty());
    features.put("first_order_date", days.isEmpty() ? null : days.first());
    features.put("last_order_date", days.isEmpty() ? null : days.last());
    features.put("days_since_last_order", days.isEmpty() ? null : between(days.last(), asOf));
    features.put("recency_days", days.isEmpty() ? null : between(days.first(), days.last()));
    features.put("age_days", days.isEmpty() ? null : between(days.first(), asOf));
    features.put("cancelled_order_count", orders(o -> o.kind().equals("cancelled")).count());
    BigDecimal unmatched = sum(lines(l -> l.kind().equals("return")), Line::returned);
    BigDecimal returned = sum(lines(Line::isPurchase), Line::returned).add(unmatched);
    BigDecimal gross = sum(lines(Line::isPurchase), Line::gross);
    features.put("order_count", orders(Order::isPurchase).count());
    features.put("purchase_day_count", (long) days.size());
    features.put("gross_amount", gross);
    features.put("returned_amount", returned);
    features.put("net_amount", gross.subtract(returned));
    for (int window : List.of(7, 30, 90, 365)) {
      Predicate<LocalDate> isIn = day -> between(day, asOf) < window;
      String suffix = "_" + window + "d";
      features.put(
          "order_count" + suffix,
          orders(o -> o.isPurchase() && isIn.test(o.time().toLocalDate())).count());
      features.put("purchase_day_count" + suffix, days.stream().filter(isIn).count());
      Predicate<Line> isBought = l -> l.isPurchase() && isIn.test(l.day());
      features.put("gross_amount" + suffix, sum(lines(isBought), Line::gross));
      features.put("net_amount" + suffix, sum(lines(isBought), l -> l.net().toPlainString()));
    }
  }

  private void means() {
    TreeSet<LocalDate> days = purchaseDays();
    double orderCount = orders(Order::isPurchase).count();
    BigDecimal gross = sum(lines(Line::isPurchase), Line::gross);
    BigDecimal discount = sum(lines(Line::isPurchase), Line::discount);
    features.put(
        "average_order_amount",
        orderCount == 0
            ? null
            : gross.divide(BigDecimal.valueOf((long) orderCount), 4, RoundingMode.HALF_UP));
    features.put("lines_per_order_mean", share(lines(Line::isPurchase).count(), orderCount));
    BigDecimal pieces = sum(lines(l -> l.isPurchase() && l.quantity() != null), Line::quantity);
    features.put("quantity_per_order_mean", share(pieces.doubleValue(), orderCount));
    features.put(
        "discount_share", share(discount.doubleValue(), gross.add(discount).doubleValue()));
    BigDecimal returned = (BigDecimal) features.get("returned_amount");
    features.put("return_share", share(returned.doubleValue(), gross.doubleValue()));
    double weekend = days.stream().filter(day -> day.getDayOfWeek().getValue() > 5).count();
    features.put("weekend_share", share(weekend, days.size()));

    List<Double> repeatNets = new ArrayList<>();
    List<Double> gaps = new ArrayList<>();
    for (LocalDate day : days) {
      LocalDate previous = days.lower(day);
      if (previous != null) {
        gaps.add((double) between(previous, day));
        repeatNets.add(
            sum(lines(l -> l.isPurchase() && l.day().equals(day)), l -> l.net().toPlainString())
                .doubleValue());
      }
    }
    features.put("repeat_net_mean", mean(repeatNets));
    features.put("inter_purchase_days_mean", mean(gaps));
    features.put("inter_purchase_days_deviation", gaps.size() < 2 ? null : deviation(gaps));
  }

  private void taste() {
    List<Line> bought = lines(Line::isPurchase).toList();
    features.put("product_count", (long) bought.stream().map(Line::product).distinct().count());
    Map<String, List<Line>> byCategory =
        bought.stream().filter(l -> l.category() != null).collect(groupingBy(Line::category));
    features.put("category_count", (long) byCategory.size());
    Set<String> recent =
        bought.stream()
            .filter(l -> l.category() != null && between(l.day(), asOf) < 365)
            .map(Line::category)
            .collect(toSet());
    features.put("category_count_365d", (long) recent.size());
    if (byCategory.isEmpty()) {
      features.put("favourite_category", null);
      features.put("favourite_category_share", null);
      features.put("category_entropy", null);
      features.put("category_amounts", null);
      return;
    }
    Function<List<Line>, BigDecimal> net =
        lines -> sum(lines.stream(), l -> l.net().toPlainString());
    Comparator<String> byNet = Comparator.comparing(name -> net.apply(byCategory.get(name)));
    String favourite =
        byCategory.keySet().stream()
            .min(byNet.reversed().thenComparing(Comparator.naturalOrder()))
            .orElseThrow();
    features.put(
        "category_amounts",
        byCategory.keySet().stream()
            .sorted(byNet.reversed().thenComparing(Comparator.naturalOrder()))
            .map(name -> "[" + name + "," + net.apply(byCategory.get(name)).setScale(4) + "]")
            .toList()
            .toString());
    double ofFavourite = sum(byCategory.get(favourite).stream(), Line::gross).doubleValue();
    double all = sum(bought.stream(), Line::gross).doubleValue();
    features.put("favourite_category", favourite);
    features.put("favourite_category_share", ofFavourite / all);
    double inCategories =
        sum(bought.stream().filter(l -> l.category() != null), Line::gross).doubleValue();
    double entropy = 0;
    for (List<Line> lines : byCategory.values()) {
      double share = sum(lines.stream(), Line::gross).doubleValue() / inCategories;
      entropy -= share * Math.log(share);
    }
    features.put("category_entropy", entropy);
  }

  private void habits() {
    List<Order> bought = orders(Order::isPurchase).toList();
    features.put(
        "preferred_weekday", most(bought, o -> o.time().getDayOfWeek(), DayOfWeek::getValue));
    features.put("preferred_hour", most(bought, o -> o.time().getHour(), hour -> hour));
    Function<Order, Integer> daytime = o -> DAYTIMES.indexOf(daytime(o.time().getHour()));
    Object most = most(bought, daytime, DAYTIMES::get);
    double inIt = bought.stream().filter(o -> daytime(o.time().getHour()).equals(most)).count();
    features.put("preferred_daytime", most);
    features.put("preferred_daytime_share", share(inIt, bought.size()));
    origin(bought);
    channels(bought);
    place(bought);
  }

  private static String daytime(int hour) {
    if (hour < 6 || hour == 23) {
      return "night";
    }
    return hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening";
  }

  private void origin(List<Order> bought) {
    Optional<Order> first =
        bought.stream().min(Comparator.comparing(Order::time).thenComparing(Order::orderId));
    features.put("acquisition_channel", first.map(Order::channel).orElse(null));
    features.put("acquisition_country", first.map(Order::country).orElse(null));
  }

  private void channels(List<Order> bought) {
    List<Order> latestFirst =
        bought.stream()
            .filter(o -> o.channel() != null)
            .sorted(Comparator.comparing(Order::time).reversed().thenComparing(Order::channel))
            .toList();
    int edge = Math.min(3, latestFirst.size());
    features.put("channel_order_count", (long) latestFirst.size());
    channel("preferred", latestFirst);
    channel("recent", latestFirst.subList(0, edge));
    channel("earlier", latestFirst.subList(edge, latestFirst.size()));
  }

  private void channel(String name, List<Order> orders) {
    Object most = most(orders, Order::channel, channel -> channel);
    double byIt = orders.stream().filter(o -> o.channel().equals(most)).count();
    features.put(name + "_channel", most);
    features.put(name + "_channel_share", share(byIt, orders.size()));
  }

  /** Each customer of the random shop has just one record. */
  private void place(List<Order> bought) {
    Map<String, Object> record =
        shop.records.stream()
            .filter(one -> one.get("record_identifier").equals("record " + customer))
            .findFirst()
            .orElse(Map.of());
    Comparator<Order> byTime = Comparator.comparing(Order::time);
    Object country =
        bought.stream()
            .filter(o -> o.country() != null)
            .max(byTime)
            .<Object>map(Order::country)
            .orElse(record.get("country"));
    Order ofRegion = bought.stream().filter(o -> o.region() != null).max(byTime).orElse(null);
    Object region = null;
    if (ofRegion != null && isOneOf(ofRegion.country(), null, country)) {
      region = ofRegion.region();
    } else if (isOneOf(record.get("country"), null, country)) {
      region = record.get("region");
    }
    features.put("country", country);
    features.put("region", region);
    Object ofPostcode = record.get("country") == null ? country : record.get("country");
    String postcode = (String) record.get("postcode");
    String urbanity = null;
    if (postcode != null && "FR".equals(ofPostcode)) {
      urbanity =
          postcode.startsWith("75") ? "urban" : postcode.startsWith("7") ? "suburban" : "rural";
    }
    features.put("urbanity", urbanity);
    features.put("age_band", ageBand((Integer) record.get("birth_year")));
  }

  private String ageBand(Integer birthYear) {
    int age = birthYear == null ? -1 : asOf.getYear() - birthYear;
    if (age < 0 || age > 120) {
      return null;
    }
    if (age < 18) {
      return "under_18";
    }
    if (age < 25) {
      return "18_24";
    }
    int from = 10 * ((age - 5) / 10) + 5;
    return age >= 65 ? "65_plus" : from + "_" + (from + 9);
  }

  private static boolean isOneOf(Object value, Object one, Object other) {
    return Objects.equals(value, one) || Objects.equals(value, other);
  }

  private void web() {
    List<List<Event>> sessions = sessions();
    features.put("web_session_count", (long) sessions.size());
    features.put(
        "days_since_last_session",
        sessions.stream()
            .map(session -> between(session.get(0).day(), asOf))
            .min(Comparator.naturalOrder())
            .orElse(null));
    List<Event> events = sessions.stream().flatMap(List::stream).toList();
    for (int window : List.of(30, 365)) {
      String suffix = "_" + window + "d";
      Predicate<Event> isIn = event -> between(event.day(), asOf) < window;
      features.put(
          "web_session_count" + suffix,
          sessions.stream().filter(session -> isIn.test(session.get(0))).count());
      features.put(
          "abandoned_cart_count" + suffix,
          sessions.stream()
              .filter(session -> isIn.test(session.get(0)))
              .filter(session -> session.stream().anyMatch(is("cart_item_added")))
              .filter(session -> session.stream().noneMatch(is("order_placed")))
              .count());
      features.put(
          "product_view_count" + suffix,
          events.stream().filter(isIn).filter(is("product_viewed")).count());
      features.put(
          "cart_add_count" + suffix,
          events.stream().filter(isIn).filter(is("cart_item_added")).count());
    }
    engagement();
  }

  /** Nobody gets messages here, so sessions, views and carts are all that counts. */
  private void engagement() {
    if (!Boolean.TRUE.equals(features.get("is_prospect"))) {
      features.put("prospect_engagement_score", null);
      features.put("prospect_engagement", null);
      return;
    }
    long points =
        2 * (Long) features.get("web_session_count_30d")
            + (Long) features.get("product_view_count_30d")
            + 10 * (Long) features.get("cart_add_count_30d");
    features.put("prospect_engagement_score", points);
    features.put("prospect_engagement", points < 5 ? "cold" : points < 20 ? "warm" : "hot");
  }

  /** Sessions of the customer's only device, each in time. */
  private List<List<Event>> sessions() {
    Map<String, List<Event>> sessions = new HashMap<>();
    LocalDateTime previous = null;
    int number = 0;
    for (Event event :
        shop.events.stream()
            .filter(event -> event.visitor().equals("device " + customer))
            .sorted(Comparator.comparing(Event::at))
            .toList()) {
      String name = event.session();
      if (name == null) {
        LocalDateTime time = LocalDateTime.parse(event.at());
        boolean isNew =
            previous == null
                || Duration.between(previous.atZone(Shop.PARIS), time.atZone(Shop.PARIS))
                        .toMinutes()
                    >= 30;
        number += isNew ? 1 : 0;
        previous = time;
        name = "unnamed " + number;
      }
      sessions.computeIfAbsent(name, key -> new ArrayList<>()).add(event);
    }
    return List.copyOf(sessions.values());
  }

  private static Predicate<Event> is(String type) {
    return event -> event.type().equals(type);
  }

  private Stream<Order> orders(Predicate<Order> condition) {
    return shop.orders.stream().filter(o -> o.customer().equals(customer)).filter(condition);
  }

  private Stream<Line> lines(Predicate<Line> condition) {
    return shop.lines.stream().filter(l -> l.customer().equals(customer)).filter(condition);
  }

  private TreeSet<LocalDate> purchaseDays() {
    TreeSet<LocalDate> days = new TreeSet<>();
    orders(Order::isPurchase).forEach(order -> days.add(order.time().toLocalDate()));
    return days;
  }

  private static BigDecimal sum(Stream<Line> lines, Function<Line, String> amount) {
    return lines.map(amount).map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static int between(LocalDate from, LocalDate to) {
    return (int) ChronoUnit.DAYS.between(from, to);
  }

  private static Double share(double part, double whole) {
    return whole == 0 ? null : Double.valueOf(part / whole);
  }

  private static Double mean(List<Double> values) {
    return share(values.stream().mapToDouble(value -> value).sum(), values.size());
  }

  private static Double deviation(List<Double> values) {
    double mean = mean(values);
    double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.size() - 1));
  }

  private static <K extends Comparable<? super K>> Object most(
      List<Order> orders, Function<Order, K> key, Function<K, Object> shown) {
    Map<K, Long> counts =
        orders.stream()
            .filter(order -> key.apply(order) != null)
            .collect(groupingBy(key, TreeMap::new, counting()));
    K most = null;
    for (Map.Entry<K, Long> entry : counts.entrySet()) {
      if (most == null || entry.getValue() > counts.get(most)) {
        most = entry.getKey();
      }
    }
    return most == null ? null : shown.apply(most);
  }
}
