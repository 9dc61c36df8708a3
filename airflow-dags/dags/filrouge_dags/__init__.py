"""What the DAG files share: settings, house rules, assets, and the operator that runs Filrouge."""
