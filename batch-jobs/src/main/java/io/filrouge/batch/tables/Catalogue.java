package io.filrouge.batch.tables;

import java.util.List;
import java.util.Optional;

/** Every table of the lake, in the order in which a night fills them. */
public final class Catalogue {
  public static final List<TableContract> TABLES =
      List.of(
          StagedOrderLines.CONTRACT,
          StagedProducts.CONTRACT,
          StagedCustomerRecords.CONTRACT,
          ServiceCases.STAGED,
          Reviews.STAGED,
          StagedTopicRecords.CONTRACT,
          IdentifierSightings.CONTRACT,
          Orders.CONTRACT,
          OrderLines.CONTRACT,
          Products.CONTRACT,
          CustomerRecords.CONTRACT,
          WebEvents.CONTRACT,
          MessageEvents.CONTRACT,
          ServiceCases.CONTRACT,
          SurveyAnswers.CONTRACT,
          Reviews.CONTRACT,
          LoyaltyMovements.CONTRACT,
          Referrals.CONTRACT,
          ConsentEvents.CONTRACT,
          Quarantine.CONTRACT,
          IdentityEdges.CONTRACT,
          CustomerIdentifiers.CONTRACT,
          IdentityMerges.CONTRACT,
          CustomerContacts.CONTRACT,
          CustomerDailyActivity.CONTRACT,
          CustomerFeatures.CONTRACT,
          LtvScores.CONTRACT,
          ChurnScores.CONTRACT,
          ScoreReasons.CONTRACT,
          ScoreModels.CONTRACT,
          ProductRecommendations.CONTRACT,
          ModelEvaluations.CONTRACT,
          ModelCalibrations.CONTRACT,
          ModelCurves.CONTRACT,
          SegmentEdges.CONTRACT,
          CustomerSegments.CONTRACT,
          SegmentMemberships.CONTRACT,
          Customer360.CONTRACT,
          Customer360History.CONTRACT,
          AudienceMembers.CONTRACT,
          ExportRuns.CONTRACT,
          HoldoutAssignments.CONTRACT,
          PublishedContexts.CONTRACT,
          TriggerDecisions.CONTRACT,
          TriggerCancellations.CONTRACT,
          CampaignLifts.CONTRACT,
          ParityDiffs.CONTRACT,
          JobRuns.CONTRACT,
          QualityResults.CONTRACT,
          IngestedFiles.CONTRACT,
          IngestedOffsets.CONTRACT,
          SourceColumns.CONTRACT);

  /** The table called {@code name}, alone or with its layer; a cleansed one before a staged one. */
  public static Optional<TableContract> find(String name) {
    return TABLES.stream()
        .filter(table -> table.name().equals(name) || table.path().equals(name))
        .max((a, b) -> a.layer().compareTo(b.layer()));
  }

  private Catalogue() {}
}
