<%! import re %>"""${message}

Revision ID: ${up_revision}
Revises: ${down_revision | comma,n}
Create Date: ${create_date}

"""
from alembic import op
import sqlalchemy as sa
${imports if imports else ""}

# Where this revision stands in the history.
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade(engine_name: str) -> None:
    globals()["upgrade_" + engine_name]()


def downgrade(engine_name: str) -> None:
    globals()["downgrade_" + engine_name]()
<% names = re.split(r",\s*", config.get_main_option("databases")) %>
## One pair of functions for each database that the ini file lists.
% for name in names:

def upgrade_${name}() -> None:
    ${context.get("%s_upgrades" % name, "pass")}


def downgrade_${name}() -> None:
    ${context.get("%s_downgrades" % name, "pass")}

% endfor
