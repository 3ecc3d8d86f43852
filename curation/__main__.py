"""``python -m curation`` is the ``curation`` command."""

import sys

from curation.cli import main

sys.exit(main())
