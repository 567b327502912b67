"""What the files may say: `base` has the kinds of fields, `plan` the targets, `actuals` the figures."""
