# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later

item = sa.table(
    "item",
    sa.column("id", sa.Integer),
    sa.column("name", sa.String),
    sa.column("note", sa.Text()),
    sa.column("active", sa.Boolean),
    sa.column("price", sa.Numeric(10, 2)),
    sa.column("weight", sa.Float),
    sa.column("made", sa.DateTime),
    sa.column("day", sa.Date),
    sa.column("data", sa.JSON),
    sa.column("owner_id", sa.Integer),
    sa.column("raw"),
)
owner = sa.table("owner", sa.column("id"), sa.column("full name", sa.String), sa.column("Age", sa.Integer), sa.column("order"))
metadata = sa.MetaData()
person = sa.Table(
    "person",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.String(50), nullable=False),
    sa.Column("email", sa.Unicode(100)),
    sa.Column("active", sa.Boolean(), server_default=sa.true()),
    sa.Column("level", sa.SmallInteger),
    sa.Column("score", sa.Numeric),
    sa.Column("kind", sa.Enum("small", "large", name="kind")),
    sa.Column("token", sa.Uuid),
    sa.Column("item_id", sa.Integer),
)
log = sa.Table("log", sa.MetaData(), sa.Column("id", sa.BigInteger), sa.Column("text", sa.Text), schema="audit")
