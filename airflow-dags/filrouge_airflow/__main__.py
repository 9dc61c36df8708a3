import sys

from filrouge_airflow.main import main

sys.exit(main())
