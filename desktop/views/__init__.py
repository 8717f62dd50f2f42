"""Widgets: they show values and emit signals; they know no model and no controller."""
