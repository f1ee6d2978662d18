"""Three questions a district asks of its portal: the rows stand in catalogue.yaml, what decides them in checks."""
