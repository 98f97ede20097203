"""The verbs (one verb is one transaction is one undo step) and the views that screens show."""
