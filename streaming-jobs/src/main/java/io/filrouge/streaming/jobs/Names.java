package io.filrouge.streaming.jobs;

import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Names and uids of all operators. State is found by its uid, in this release and every later one:
 * none ever changes.
 */
enum Names {
  SHOP_EVENTS("shop-events"),
  INTAKE("intake"),
  NAMED_CARTS("named-carts"),
  CART_OWNERSHIP("cart-ownership"),
  NAMELESS_CARTS("nameless-carts"),
  ROUTING("routing"),
  TO_VISITORS("to-visitors"),
  TO_CUSTOMERS("to-customers"),
  VISITORS("visitors"),
  CUSTOMERS("customers"),
  CUSTOMER_CONTEXT("customer-context"),
  CUSTOMER_CONTEXT_INTAKE("customer-context-intake"),
  CONSENT_CHANGES("consent-changes"),
  CONSENT_CHANGES_INTAKE("consent-changes-intake"),
  CAMPAIGN_CONFIGURATION("campaign-configuration"),
  CAMPAIGN_CHANGES("campaign-changes"),
  DEAD_LETTERS("dead-letters"),
  OUTGOING("outgoing");

  private final String uid;

  Names(String uid) {
    this.uid = uid;
  }

  String uid() {
    return uid;
  }

  <T> SingleOutputStreamOperator<T> name(SingleOutputStreamOperator<T> operator) {
    return operator.name(uid).uid(uid);
  }
}
