"""What happens when: controllers join views, models and workers. They own no widget's insides."""
